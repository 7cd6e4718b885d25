-- What was not heard of since the given time of its source. What is being written just now is alive: it is left out.
select a.id as alert_id, a.title as alert_title, a.source as alert_source, a.last_seen as alert_last_seen,
       i.id, i.tenant, i.correlation_key, i.state, i.severity, i.environment, i.alerts, i.firing, i.last_alert_at,
       i.acknowledged_at, i.acknowledged_by, i.resolved_at, i.resolved_by, i.verdict, i.version
from unnest(cast(:#sources as text[]), cast(:#befores as timestamptz[])) as quiet (source, before)
join incident i on i.tenant = :#tenant and i.state <> 'resolved'
join alert a on a.incident_id = i.id and a.source = quiet.source
where a.state = 'firing' and a.stale_since is null and a.last_seen < quiet.before
order by a.last_seen, a.id
limit 200
for no key update of a skip locked
