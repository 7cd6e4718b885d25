select e.id, e.actor, e.verb, e.object_type, e.object_id, e.reason, cast(e.details as text) as details, e.at,
  s.sequence, s.hash, e.at as cursor_at
from audit_event e left join audit_seal s on s.event_id = e.id
where e.tenant = :#tenant and e.id < cast(:#cursorId as uuid)
order by e.id desc limit cast(:#rows as integer)
