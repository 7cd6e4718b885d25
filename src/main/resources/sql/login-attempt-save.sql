update login_attempt set failures = :failures, last_at = :lastAt, not_before = :notBefore
where tenant = :tenant and account = :account and address = :address
