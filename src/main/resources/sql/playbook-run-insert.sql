-- Who asked first stays the one who asked: a second request adds nothing.
insert into playbook_run (tenant, incident_id, playbook, requested_by, requested_at)
values (:tenant, :incidentId, :playbook, :requestedBy, :at)
on conflict (tenant, incident_id, playbook) do nothing
