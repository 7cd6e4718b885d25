-- Only while the incident is over: one that was reopened in between keeps its approvals.
select ap.id
from approval ap
join incident i on i.id = ap.incident_id
where ap.incident_id = :incidentId and ap.tenant = :tenant and ap.state = 'open' and i.state = 'resolved'
order by ap.id
