-- The bounds stand twice, so that whatever way the planner takes, it reads a page of each and no more.
select id, tenant, actor, verb, object_type, object_id, reason, cast(details as text) as details, at
from audit_event
where tenant = :tenant and id between :from and :until
  and not exists (
    select from audit_seal where audit_seal.event_id = audit_event.id and audit_seal.event_id between :from and :until)
order by id
limit :limit
