-- The rollouts of the Deployments that an incident is about, as they were last read of their clusters for it.
select e.excerpt as text, e.source
from (
  select distinct on (e.source) e.id, e.source, e.excerpt
  from evidence e
  where e.tenant = :#tenant and e.incident_id = cast(:#incidentId as uuid) and e.source like 'kubernetes:%/history'
  order by e.source, e.id desc) e
order by e.id desc
limit 3
