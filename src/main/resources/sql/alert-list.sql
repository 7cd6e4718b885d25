select id, source, fingerprint, state, severity, title, description, environment,
  cast(labels as text) as labels, cast(annotations as text) as annotations, cast(links as text) as links,
  cast(notes as text) as notes, starts_at, ends_at, first_seen, last_seen, occurrences, transitions, episode, incident_id, last_seen as cursor_at
from alert
where tenant = :#tenant and (last_seen, id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
  and (cast(:#state as text) = '' or state = :#state) and (cast(:#severity as text) = '' or severity = :#severity)
order by last_seen desc, id desc limit cast(:#rows as integer)
