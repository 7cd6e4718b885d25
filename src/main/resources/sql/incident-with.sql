-- Those that were acknowledged with an incident, whose locks are held; one that is locked by another is decided about there.
select id, tenant, correlation_key, state, severity, environment, alerts, firing, last_alert_at, acknowledged_at,
       acknowledged_by, resolved_at, resolved_by, verdict, version
  from incident
 where tenant = :#tenant and state = 'acknowledged' and acknowledged_with = cast(:#incidentId as uuid)
 order by id
   for no key update skip locked
