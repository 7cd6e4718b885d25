update incident
set state = given.state, severity = given.severity, alerts = given.alerts, firing = given.firing,
    last_alert_at = given.last_alert_at, updated_at = :now, version = incident.version + 1,
    -- A reopened incident is nobody's yet.
    acknowledged_at = case when given.reopened then null else incident.acknowledged_at end,
    acknowledged_by = case when given.reopened then null else incident.acknowledged_by end,
    resolved_at = case when given.closed then :now when given.reopened then null else incident.resolved_at end,
    resolved_by = case when given.closed then 'system' when given.reopened then null else incident.resolved_by end
from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:severities as text[]), cast(:alerts as integer[]),
            cast(:firing as integer[]), cast(:last as timestamptz[]), cast(:reopened as boolean[]),
            cast(:closed as boolean[]))
  as given (id, state, severity, alerts, firing, last_alert_at, reopened, closed)
where incident.id = given.id
