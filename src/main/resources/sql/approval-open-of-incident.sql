select ap.id
from approval ap
where ap.incident_id = :incidentId and ap.tenant = :tenant and ap.state = 'open'
order by ap.id
