select cast(labels as text) as labels
from alert
where tenant = :tenant and incident_id = :incident and state = 'firing'
order by first_seen, id
limit :most
