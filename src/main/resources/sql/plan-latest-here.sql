select id, state, created_at
from action
where tenant = :tenant and incident_id = :incidentId and playbook = :playbook and step = :step and target = :target
order by id desc
limit 1
