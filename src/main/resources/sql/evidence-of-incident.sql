select id, tenant, incident_id, alert_id, action_id, kind, source, sha256, excerpt, content_type, size_bytes, collected_at
from evidence
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid)
order by id desc
limit 200
