update alert
-- Each delivery is a sign of life.
set state = given.state, stale_since = null, starts_at = given.starts_at, ends_at = given.ends_at,
    previous_end = given.previous_end, last_seen = given.last_seen, longest_pause = given.longest_pause,
    occurrences = given.occurrences, transitions = given.transitions, episode = given.episode,
    incident_id = given.incident_id
from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
            cast(:previous as timestamptz[]), cast(:seen as timestamptz[]), cast(:pauses as integer[]),
            cast(:occurrences as bigint[]), cast(:transitions as integer[]),
            cast(:episodes as integer[]), cast(:incidents as uuid[]))
  as given (id, state, starts_at, ends_at, previous_end, last_seen, longest_pause, occurrences, transitions, episode,
            incident_id)
where alert.id = given.id
