-- The latest scan that was done is kept however old it is: it is what is known.
delete from scan
where id in (
  select s.id from scan s
  where s.tenant = :#tenant and s.requested_at < :#scansBefore and s.state in ('done', 'failed')
    and s.id is distinct from (
      select l.id from scan l where l.tenant = :#tenant and l.state = 'done' order by l.requested_at desc, l.id desc limit 1)
  order by s.requested_at
  limit 100)
