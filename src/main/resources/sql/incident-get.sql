select id, title, state, severity, environment, cluster, namespace, workload, rule, correlation_key, verdict, verdict_reason,
  alerts, firing, opened_at, acknowledged_at, acknowledged_by, resolved_at, resolved_by, last_alert_at, incident.updated_at,
  assignee, case when state <> 'resolved' then snoozed_until end as snoozed_until,
  case when verdict = 'suppress' then incident_parent(incident.id) end as parent,
  case when exists (select from signal_state p where p.part_of = incident.id) then incident_gathered(incident.id) else 0 end as gathered
from incident left join incident_duty d on d.tenant = incident.tenant and d.incident_id = incident.id
where incident.tenant = :#tenant and id = cast(:#incidentId as uuid)
