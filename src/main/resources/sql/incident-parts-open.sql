-- Those that are acknowledged with an incident, as they are since their locks are held: one that pages by then is none of them. What
-- belongs to it only since then, and is being decided about, is not waited for: who has its lock may wait for a job of this
-- transaction.
select id, tenant, correlation_key, state, severity, environment, alerts, firing, last_alert_at, acknowledged_at,
       acknowledged_by, resolved_at, resolved_by, verdict, version
  from incident
 where tenant = :#tenant and state = 'open'
   and id = any (array(select incident_id from incident_parts(cast(:#incidentId as uuid))))
   and id <> cast(:#incidentId as uuid)
 order by id
   for no key update skip locked
