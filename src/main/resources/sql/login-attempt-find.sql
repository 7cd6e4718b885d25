select failures, last_at, not_before from login_attempt
where tenant = :tenant and account = :account and address = :address
