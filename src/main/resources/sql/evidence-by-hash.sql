select id, tenant, incident_id, alert_id, action_id, kind, source, sha256, excerpt, content_type, size_bytes, collected_at
from evidence
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid)
  and sha256 = any (string_to_array(cast(:#hashes as text), ','))
order by id
