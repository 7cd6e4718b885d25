-- Whether the timeline says this already, since the incident last reopened.
select count(*)
from incident_event
where tenant = :tenant and incident_id = :incidentId and kind = 'playbook.skipped' and reason = :reason
  and details @> cast(:details as jsonb)
  and at > (
    select coalesce(max(at), '-infinity')
    from incident_event
    where tenant = :tenant and incident_id = :incidentId and kind = 'incident.reopened')
