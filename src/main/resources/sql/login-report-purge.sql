delete from login_report where tenant = :tenant and pending = 0 and reported_at < :before
