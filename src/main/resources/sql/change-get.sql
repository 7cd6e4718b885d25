select c.id, c.change_key as key, c.kind, c.title, cast(c.labels as text) as labels, c.author, c.source, c.link, c.at, c.ended_at,
  c.outcome, cast(c.limits as text) as limits, c.recorded_at
from change_event c
where c.tenant = :#tenant and c.id = cast(:#changeId as uuid)
