-- Of one account only the newest go on.
update console_session set ended = :reason, ended_at = :at
where tenant = :tenant and id in (
  select id from console_session where tenant = :tenant and user_id = :userId and ended is null
  order by created_at desc, id desc offset :most)
