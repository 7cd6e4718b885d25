with marked as (
  update alert set stale_since = cast(:#now as timestamptz)
  where tenant = :#tenant and id = cast(:#alertId as uuid) and state = 'firing' and stale_since is null
  returning id, tenant, episode, starts_at)
insert into alert_event (id, tenant, alert_id, episode, kind, reason, starts_at, at)
select cast(:#eventId as uuid), tenant, id, episode, 'stale', 'NOT_REPEATED', starts_at, cast(:#now as timestamptz)
from marked
