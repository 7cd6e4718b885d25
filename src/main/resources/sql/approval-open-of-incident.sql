-- Only while the incident is over: one that was reopened in between keeps its approvals. What takes an action
-- back is needed all the same.
select ap.id
from approval ap
join incident i on i.id = ap.incident_id
join action ac on ac.id = ap.action_id
where ap.incident_id = :incidentId and ap.tenant = :tenant and ap.state = 'open' and i.state = 'resolved'
  and ac.compensates is null
order by ap.id
