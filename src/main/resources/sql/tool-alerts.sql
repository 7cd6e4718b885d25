select id, title, description, severity, environment, episode, cast(labels as text) as labels,
       cast(annotations as text) as annotations
from alert
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid)
order by (state = 'firing') desc, last_seen desc, id
limit 20
