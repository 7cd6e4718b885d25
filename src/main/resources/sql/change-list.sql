select c.id, c.change_key as key, c.kind, c.title, cast(c.labels as text) as labels, c.author, c.source, c.link, c.at, c.ended_at,
  c.outcome, cast(c.limits as text) as limits, c.recorded_at, c.at as cursor_at
from change_event c
where c.tenant = :#tenant and (c.at, c.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
  and c.at >= cast(:#from as timestamptz) and c.at < cast(:#to as timestamptz)
order by c.at desc, c.id desc limit cast(:#rows as integer)
