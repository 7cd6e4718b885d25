select id, source, fingerprint, state, severity, title, description, environment,
  cast(labels as text) as labels, cast(annotations as text) as annotations, cast(links as text) as links,
  cast(notes as text) as notes, starts_at, ends_at, stale_since, first_seen, last_seen, occurrences, transitions, episode, incident_id
from alert where tenant = :#tenant and id = cast(:#alertId as uuid)
