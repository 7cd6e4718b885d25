-- What an incident's alerts are about, the worst first, and its workload.
select r.labels
from (
  select cast(a.labels as text) as labels, (a.state = 'firing') as firing,
         array_position(array['critical', 'high', 'medium', 'low', 'info'], a.severity) as severity, a.first_seen, a.id
  from alert a
  where a.tenant = :#tenant and a.incident_id = cast(:#incidentId as uuid)
  union all
  select cast(jsonb_strip_nulls(jsonb_build_object(
           'cluster', i.cluster, 'namespace', i.namespace, 'deployment', i.workload)) as text), false, 9, i.opened_at, i.id
  from incident i
  where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
) r
order by r.firing desc, r.severity, r.first_seen, r.id
limit 50
