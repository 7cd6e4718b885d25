select a.id, a.tenant, a.source, a.fingerprint, a.state, a.severity, a.starts_at, a.ends_at, a.previous_end,
       a.last_seen, a.longest_pause, a.stale_since, a.occurrences, a.transitions, a.episode, a.incident_id, a.content_hash
from alert a
join unnest(cast(:tenants as text[]), cast(:sources as text[]), cast(:fingerprints as text[]))
  as wanted (tenant, source, fingerprint)
  on a.tenant = wanted.tenant and a.source = wanted.source and a.fingerprint = wanted.fingerprint
order by a.tenant, a.source, a.fingerprint
-- Not "for update": who only refers to the alert need not wait.
for no key update of a
