delete from login_attempt where tenant = :tenant and account = :account and address = :address
