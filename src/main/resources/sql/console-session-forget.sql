-- Those that have ended by themselves, a bounded number at a time.
delete from console_session
where id in (
  select id from console_session where tenant = :tenant and (ends_at <= :now or last_seen_at <= :idleSince) limit 10000)
