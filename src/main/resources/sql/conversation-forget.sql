delete from conversation
where id in (
  select id from conversation
  where tenant = :#tenant and last_at < :#forgetBefore
  order by last_at
  limit 1000)
