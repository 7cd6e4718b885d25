update escalation set round = :round, step = :step, due_at = :due, reason = :reason, updated_at = :now
where tenant = :tenant and incident_id = :incidentId and state = 'running'
