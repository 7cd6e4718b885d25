-- Of one account only the newest are kept.
delete from console_session
where tenant = :tenant and id in (
  select id from console_session where tenant = :tenant and user_id = :userId order by created_at desc, id desc offset :most)
