select cast(labels as text) as labels
from alert
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid)
order by (state = 'firing') desc, array_position(array['critical', 'high', 'medium', 'low', 'info'], severity), first_seen, id
limit 50
