-- First so many rows, then what belongs to each: never a search through all events or seals.
with batch as materialized (
  select event_id from audit_pending where tenant = :tenant order by event_id limit :limit
)
select batch.event_id as pending_id, seal.event_id is not null as sealed,
  event.id, event.tenant, event.actor, event.verb, event.object_type, event.object_id, event.reason,
  cast(event.details as text) as details, event.at
from batch
left join audit_event event on event.id = batch.event_id
left join audit_seal seal on seal.event_id = batch.event_id
order by batch.event_id
