-- The incident is locked: the latest note is the one that was just written.
select id, kind, actor, reason, cast(details as text) as details, at
from incident_event
where tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and kind = 'incident.noted'
order by id desc limit 1
