update incident
set state = given.state, severity = given.severity, alerts = given.alerts, firing = given.firing,
    last_alert_at = given.last_alert_at, acknowledged_at = given.acknowledged_at, acknowledged_by = given.acknowledged_by,
    acknowledged_with = case when given.state = 'acknowledged' then incident.acknowledged_with end,
    resolved_at = given.resolved_at, resolved_by = given.resolved_by, updated_at = :now, version = incident.version + 1
from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:severities as text[]), cast(:alerts as integer[]),
            cast(:firing as integer[]), cast(:last as timestamptz[]), cast(:acknowledged as timestamptz[]),
            cast(:acknowledgers as text[]), cast(:resolved as timestamptz[]), cast(:resolvers as text[]))
  as given (id, state, severity, alerts, firing, last_alert_at, acknowledged_at, acknowledged_by, resolved_at, resolved_by)
where incident.id = given.id
