-- One that is told several times at once was first heard of when it was last told: within one fold.
insert into alert (id, tenant, source, fingerprint, state, severity, title, description, labels, annotations, environment,
                   links, notes, starts_at, ends_at, previous_end, first_seen, last_seen, longest_pause, occurrences,
                   transitions, episode, incident_id, content_hash)
select id, tenant, source, fingerprint, state, severity, title, description, cast(labels as jsonb),
       cast(annotations as jsonb), environment, cast(links as jsonb), cast(notes as jsonb), starts_at, ends_at,
       previous_end, last_seen, last_seen, longest_pause, occurrences, transitions, episode, incident_id, content_hash
from unnest(cast(:ids as uuid[]), cast(:tenants as text[]), cast(:sources as text[]), cast(:fingerprints as text[]),
            cast(:states as text[]), cast(:severities as text[]), cast(:titles as text[]), cast(:descriptions as text[]),
            cast(:labels as text[]), cast(:annotations as text[]), cast(:environments as text[]), cast(:links as text[]),
            cast(:notes as text[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
            cast(:previous as timestamptz[]), cast(:seen as timestamptz[]), cast(:pauses as integer[]),
            cast(:occurrences as bigint[]), cast(:transitions as integer[]),
            cast(:episodes as integer[]), cast(:incidents as uuid[]), cast(:hashes as text[]))
  as given (id, tenant, source, fingerprint, state, severity, title, description, labels, annotations, environment,
            links, notes, starts_at, ends_at, previous_end, last_seen, longest_pause, occurrences, transitions,
            episode, incident_id, content_hash)
on conflict (tenant, source, fingerprint) do nothing
