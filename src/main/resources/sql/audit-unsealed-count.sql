select count(*) from audit_event
where tenant = :tenant and not exists (select from audit_seal where audit_seal.event_id = audit_event.id)
