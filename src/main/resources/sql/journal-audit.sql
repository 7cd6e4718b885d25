insert into audit_event (id, tenant, actor, verb, object_type, object_id, reason, details, at)
values (:id, :tenant, :actor, :verb, :objectType, :objectId, :reason, cast(:details as jsonb), :at)
