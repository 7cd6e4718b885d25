-- Those that have ended for longer than anybody is told why, a bounded number at a time.
delete from console_session
where id in (
  select id from console_session
  where tenant = :tenant and (ends_at <= :endedBefore or last_seen_at <= :idleSince or ended_at <= :endedBefore)
  limit 10000)
