select seal.tenant as seal_tenant, seal.sequence, seal.event_id, seal.previous_hash, seal.hash,
  event.id, event.tenant, event.actor, event.verb, event.object_type, event.object_id, event.reason,
  cast(event.details as text) as details, event.at
from audit_seal seal
left join audit_event event on event.id = seal.event_id
where seal.tenant = :tenant
order by seal.sequence
