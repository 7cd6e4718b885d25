select i.id, i.tenant, i.correlation_key, i.state, i.severity, i.environment, i.alerts, i.firing,
       i.last_alert_at, i.acknowledged_at, i.acknowledged_by, i.resolved_at, i.resolved_by, i.verdict, i.version
from unnest(cast(:tenants as text[]), cast(:keys as text[])) as wanted (tenant, correlation_key)
cross join lateral (
  select r.id from incident r
  where r.tenant = wanted.tenant and r.correlation_key = wanted.correlation_key
    and r.state = 'resolved' and r.resolved_at >= :since
  order by r.resolved_at desc limit 1) as latest
join incident i on i.id = latest.id
order by i.id
for no key update of i
