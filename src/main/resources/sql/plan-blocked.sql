-- Open incidents of which a playbook was held back by a change of an object that an action of this incident, which is over and
-- about which nothing is left to find out, had to itself; not those that have been proposed something by that playbook since.
select distinct cast(w.id as text) as incident_id
from action x
join incident w on w.tenant = x.tenant and w.state <> 'resolved'
join incident_event e on e.incident_id = w.id and e.kind = 'playbook.skipped' and e.reason = 'OPEN_ELSEWHERE'
  and e.at >= x.created_at
where x.tenant = :#tenant and x.incident_id = cast(:#incidentId as uuid) and x.effect = 'change'
  and x.state not in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown')
  and x.verification is distinct from 'pending'
  and (e.details ->> 'detail' = x.target
    or w.cluster = x.arguments ->> 'cluster' and w.namespace is not distinct from x.arguments ->> 'namespace')
  and not exists (
    select from action c
    where c.incident_id = w.id and c.playbook = e.details ->> 'playbook' and c.effect = 'change' and c.created_at > e.at)
limit 50
