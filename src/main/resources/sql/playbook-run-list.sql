select playbook, requested_by
from playbook_run
where tenant = :tenant and incident_id = :incidentId
order by requested_at, playbook
