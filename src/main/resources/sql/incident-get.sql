select id, title, state, severity, environment, cluster, namespace, workload, rule, correlation_key, verdict, verdict_reason,
  alerts, firing, opened_at, acknowledged_at, acknowledged_by, resolved_at, resolved_by, last_alert_at, updated_at
from incident where tenant = :#tenant and id = cast(:#incidentId as uuid)
