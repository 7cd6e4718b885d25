select id, title, state, severity, environment, cluster, namespace, workload, rule, correlation_key, verdict, verdict_reason,
  alerts, firing, opened_at, acknowledged_at, acknowledged_by, resolved_at, resolved_by, last_alert_at, updated_at, opened_at as cursor_at
from incident
where tenant = :#tenant and (opened_at, id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
  and (cast(:#state as text) = '' or state = :#state) and (cast(:#severity as text) = '' or severity = :#severity)
order by opened_at desc, id desc limit cast(:#rows as integer)
