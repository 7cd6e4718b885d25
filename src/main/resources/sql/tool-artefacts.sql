select alert_id, content
from evidence
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and kind = 'artefact' and content is not null
order by id
limit 5
