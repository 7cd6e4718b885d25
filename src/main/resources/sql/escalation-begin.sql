-- One that runs, or whose rounds are over while nobody has cared, is not begun again; one of calls follows reminders at any time.
insert into escalation (tenant, incident_id, run, chain, round, step, due_at, state, reason, started_at, updated_at)
values (:tenant, :incidentId, 1, :chain, 0, 0, :due, 'running', :reason, :now, :now)
on conflict (tenant, incident_id) do update
  set run = escalation.run + 1, chain = excluded.chain, round = 0, step = 0, due_at = excluded.due_at,
      state = 'running', reason = excluded.reason, started_at = excluded.started_at, updated_at = excluded.updated_at
  where escalation.state = 'ended'
    or :calls and not jsonb_path_exists(cast(escalation.chain as jsonb), '$.steps[*].call[*]')
