-- Those that nobody had sent again for as long as they are kept.
delete from event_dead_letter
where (tenant, subscriber, id) in (
  select tenant, subscriber, id
  from event_dead_letter
  where tenant = :#tenant and died_at < :#deadLettersBefore
  order by died_at
  limit 20000)
