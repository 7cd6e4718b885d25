-- Those that are over, but for the latest.
delete from replay
where tenant = :tenant and shadow = :shadow and state in ('done', 'failed')
  and id not in (select id from replay where tenant = :tenant and shadow = :shadow order by requested_at desc, id desc limit :kept)
