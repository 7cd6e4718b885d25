select cast(jsonb_build_object(
  'incident_id', i.id, 'title', i.title, 'cluster', i.cluster, 'namespace', i.namespace, 'workload', i.workload,
  'opened_at', i.opened_at, 'environment', i.environment, 'state', i.state,
  'acknowledged_at', i.acknowledged_at, 'acknowledged_by', i.acknowledged_by,
  'resolved_at', i.resolved_at, 'resolved_by', i.resolved_by,
  'severity', coalesce(e.details ->> 'severity', i.severity), 'reason', e.reason, 'at', e.at,
  'severity_before', (
    select b.details ->> 'severity'
    from incident_event b
    where b.incident_id = e.incident_id and b.kind = 'incident.triaged' and b.id < e.id
    order by b.id desc
    limit 1)) as text)
from incident_event e
join incident i on i.id = e.incident_id
where e.tenant = :tenant and e.id = :id
