select paused_until from channel_pause where tenant = :tenant and channel = :channel and paused_until > :now
