insert into incident_duty (tenant, incident_id, snoozed_until, snoozed_by, updated_at)
values (:tenant, :incidentId, :until, :by, :now)
on conflict (tenant, incident_id) do update
  set snoozed_until = excluded.snoozed_until, snoozed_by = excluded.snoozed_by, updated_at = excluded.updated_at
