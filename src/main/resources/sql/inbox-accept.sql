-- The deliveries of one commit, and beside them one row for all that are to be folded: none when there are none.
with pending as (
  insert into inbox_pending (tenant, id, deliveries, sources, received_from, received_to, due_at)
  select cast(:tenant as text), cast(:portion as uuid), cast(:deliveries as uuid[]), cast(:named as text[]), cast(:from as timestamptz), cast(:to as timestamptz),
         now() + interval '3 seconds'
  where cardinality(cast(:deliveries as uuid[])) > 0)
insert into inbox (id, tenant, received_at, source, kind, event, delivery_key, raw)
select id, :tenant, received_at, source, kind, event, cast(delivery_key as jsonb), raw
from unnest(cast(:ids as uuid[]), cast(:received as timestamptz[]), cast(:sources as text[]), cast(:kinds as text[]),
            cast(:events as text[]), cast(:keys as text[]), cast(:raws as bytea[]))
  as given (id, received_at, source, kind, event, delivery_key, raw)
