delete from conversation
where id in (
  select id from conversation
  where tenant = :#tenant and last_at < :#conversationsBefore
  order by last_at
  limit 1000)
