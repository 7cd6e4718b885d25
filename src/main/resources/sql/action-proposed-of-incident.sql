-- Only while the incident is over: one that was reopened in between keeps its proposals. What takes an action
-- back is needed all the same.
select a.id
from action a
join incident i on i.id = a.incident_id
where a.incident_id = :incidentId and a.tenant = :tenant and a.state = 'proposed' and i.state = 'resolved'
  and a.compensates is null
order by a.id
