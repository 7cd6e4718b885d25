select id, episode, kind, reason, starts_at, ends_at, at, at as cursor_at
from alert_event
where tenant = :#tenant and alert_id = cast(:#alertId as uuid) and (cast(:#cursorAt as timestamptz) = 'infinity' or id > cast(:#cursorId as uuid))
order by id limit cast(:#rows as integer)
