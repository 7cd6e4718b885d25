select kind, run, round, step, people, called_by, called_at
from escalation_call
where tenant = :tenant and incident_id = :incidentId
order by id desc
limit 50
