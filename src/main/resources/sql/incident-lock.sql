-- "no key": what only refers to an incident does not wait for it.
select id, tenant, correlation_key, state, severity, environment, alerts, firing, last_alert_at, acknowledged_at,
       acknowledged_by, resolved_at, resolved_by, verdict, version
  from incident
 where tenant = :#tenant and id = cast(:#incidentId as uuid)
   for no key update
