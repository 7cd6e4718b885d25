select exists (select 1 from login_address where tenant = :tenant and user_id = :userId and address = :address)
