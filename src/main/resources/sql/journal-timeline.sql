insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at)
values (:id, :tenant, :incidentId, :verb, :actor, :reason, cast(:details as jsonb), :at)
