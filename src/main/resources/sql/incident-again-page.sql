select cast(jsonb_build_object(
  'incident_id', i.id, 'title', i.title, 'cluster', i.cluster, 'namespace', i.namespace, 'workload', i.workload,
  'opened_at', i.opened_at,
  'severity', coalesce(e.details ->> 'severity', i.severity), 'reason', e.reason, 'at', e.at) as text)
from incident_event e
join incident i on i.id = e.incident_id
where e.tenant = :tenant and e.id = :id
