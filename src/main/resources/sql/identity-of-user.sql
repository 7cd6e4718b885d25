select channel, external_id from user_identity where tenant = :tenant and user_id = :userId order by channel
