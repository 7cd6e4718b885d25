insert into incident_duty (tenant, incident_id, assignee, assigned_by, assigned_at, updated_at)
values (:tenant, :incidentId, :assignee, :by, :now, :now)
on conflict (tenant, incident_id) do update
  set assignee = excluded.assignee, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at,
      updated_at = excluded.updated_at
