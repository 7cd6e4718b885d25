select run, chain, round, step, due_at, state, reason, started_at
from escalation where tenant = :tenant and incident_id = :incidentId
