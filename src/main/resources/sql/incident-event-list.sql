select id, kind, actor, reason, cast(details as text) as details, at, at as cursor_at
from incident_event
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and (cast(:#cursorAt as timestamptz) = 'infinity' or id > cast(:#cursorId as uuid))
order by id limit cast(:#rows as integer)
