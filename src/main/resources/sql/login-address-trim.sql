-- The addresses that an account used last.
delete from login_address where tenant = :tenant and user_id = :userId and (last_at < :before or address not in (
  select address from login_address where tenant = :tenant and user_id = :userId order by last_at desc limit 20))
