update login_report set pending = 0, reported_at = :at where tenant = :tenant and subject = :subject
