insert into escalation_call
  (id, tenant, incident_id, kind, run, round, step, people, called_by, next_at, called_at)
values
  (:id, :tenant, :incidentId, :kind, :run, :round, :step, cast(:people as text[]), :calledBy, :nextAt, :now)
