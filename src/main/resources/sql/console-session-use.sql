update console_session set last_seen_at = :at where tenant = :tenant and id = :id and last_seen_at <= :before
