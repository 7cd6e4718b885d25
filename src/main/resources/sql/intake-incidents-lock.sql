select id, tenant, correlation_key, state, severity, environment, alerts, firing, last_alert_at, acknowledged_at,
       acknowledged_by, resolved_at, resolved_by, verdict, version
from incident
where id in (
  select unnest(cast(:ids as uuid[]))
  union
  select open.id
  from unnest(cast(:tenants as text[]), cast(:keys as text[])) as wanted (tenant, correlation_key)
  join incident open
    on open.tenant = wanted.tenant and open.correlation_key = wanted.correlation_key and open.state <> 'resolved')
order by id
for no key update
