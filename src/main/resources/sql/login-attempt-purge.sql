delete from login_attempt where tenant = :tenant and last_at < :before and not_before < :before
