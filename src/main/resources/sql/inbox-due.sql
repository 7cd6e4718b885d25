-- Leases what a hub that is gone, or cannot keep up, has left: it is due again when the lease is over, later each time. What has
-- failed often is taken one at a time, so that only what is at fault goes on failing.
with few as (
  select id from inbox_pending
  where tenant = :tenant and due_at <= now() and attempts < 3 and id <> all(cast(:own as uuid[]))
  order by id limit 100
  for update skip locked),
odd as (
  select id from inbox_pending
  where tenant = :tenant and due_at <= now() and attempts >= 3 and id <> all(cast(:own as uuid[]))
  order by due_at limit 1
  for update skip locked)
update inbox_pending p
set attempts = p.attempts + 1, due_at = now() + interval '10 seconds' * power(2, least(p.attempts, 6))
from (select id from few union all select id from odd) as due
where p.tenant = :tenant and p.id = due.id
returning p.id, cast(p.deliveries as text[]) as deliveries, p.received_from, p.received_to, p.attempts
