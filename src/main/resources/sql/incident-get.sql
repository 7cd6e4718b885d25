select id, title, state, severity, environment, cluster, namespace, workload, rule, correlation_key, verdict, verdict_reason,
  alerts, firing, opened_at, acknowledged_at, acknowledged_by, resolved_at, resolved_by, last_alert_at, incident.updated_at,
  assignee, case when state <> 'resolved' then snoozed_until end as snoozed_until,
  incident_parent(id) as parent, (select count(*) from incident_parts(id)) as gathered
from incident left join incident_duty d on d.tenant = incident.tenant and d.incident_id = incident.id
where incident.tenant = :#tenant and id = cast(:#incidentId as uuid)
