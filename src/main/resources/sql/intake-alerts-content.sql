update alert
set severity = given.severity, title = given.title, description = given.description,
    labels = cast(given.labels as jsonb), annotations = cast(given.annotations as jsonb),
    environment = given.environment, links = cast(given.links as jsonb), notes = cast(given.notes as jsonb),
    content_hash = given.content_hash
from unnest(cast(:ids as uuid[]), cast(:severities as text[]), cast(:titles as text[]), cast(:descriptions as text[]),
            cast(:labels as text[]), cast(:annotations as text[]), cast(:environments as text[]), cast(:links as text[]),
            cast(:notes as text[]), cast(:hashes as text[]))
  as given (id, severity, title, description, labels, annotations, environment, links, notes, content_hash)
where alert.id = given.id
