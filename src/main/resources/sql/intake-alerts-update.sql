update alert
set state = given.state, starts_at = given.starts_at, ends_at = given.ends_at, last_seen = given.last_seen,
    occurrences = given.occurrences, transitions = given.transitions, episode = given.episode,
    incident_id = given.incident_id
from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
            cast(:seen as timestamptz[]), cast(:occurrences as bigint[]), cast(:transitions as integer[]),
            cast(:episodes as integer[]), cast(:incidents as uuid[]))
  as given (id, state, starts_at, ends_at, last_seen, occurrences, transitions, episode, incident_id)
where alert.id = given.id
