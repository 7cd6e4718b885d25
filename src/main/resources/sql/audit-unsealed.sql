select id, tenant, actor, verb, object_type, object_id, reason, cast(details as text) as details, at
from audit_event
where tenant = :tenant and not exists (select from audit_seal where audit_seal.event_id = audit_event.id)
order by id
limit :limit
