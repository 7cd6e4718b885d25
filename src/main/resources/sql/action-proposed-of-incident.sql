-- Only while the incident is over: one that was reopened in between keeps its proposals.
select a.id
from action a
join incident i on i.id = a.incident_id
where a.incident_id = :incidentId and a.tenant = :tenant and a.state = 'proposed' and i.state = 'resolved'
order by a.id
