-- Whether the timeline says this already.
select count(*)
from incident_event
where tenant = :tenant and incident_id = :incidentId and kind = 'playbook.skipped' and reason = :reason
  and details @> cast(:details as jsonb)
