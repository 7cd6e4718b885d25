select id, alert_id, action_id, kind, source, sha256, excerpt, content_type, size_bytes, collected_at,
  collected_at as cursor_at
from evidence
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and (cast(:#cursorAt as timestamptz) = 'infinity' or id > cast(:#cursorId as uuid))
order by id limit cast(:#rows as integer)
