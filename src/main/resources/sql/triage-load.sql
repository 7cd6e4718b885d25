-- The incident as triage sees it, locked. Transitions are those of its liveliest alert, so that many alerts are no flapping.
select i.id, i.tenant, i.correlation_key, i.state, i.severity, i.environment, i.alerts, i.firing,
       i.last_alert_at, i.acknowledged_at, i.acknowledged_by, i.resolved_at, i.resolved_by, i.verdict, i.version,
       (select string_agg(distinct a.environment, ',') from alert a where a.incident_id = i.id) as environments,
       (last.details ->> 'severity') as severity_then,
       cast(last.details ->> 'version' as integer) as version_then,
       exists (select from incident_event r
                where r.incident_id = i.id and r.kind = 'incident.reopened' and (last.at is null or r.at > last.at)) as reopened,
       (select coalesce(max(each.n), 0)
          from (select count(*) as n
                  from alert a join alert_event e on e.alert_id = a.id
                 where a.incident_id = i.id and e.at > cast(:#flappingSince as timestamptz)
                 group by a.id) each) as transitions,
       (select cast(coalesce(jsonb_agg(jsonb_build_object('source', f.source, 'severity', f.severity,
                 'environment', f.environment, 'labels', f.labels)), jsonb_build_array()) as text)
          from (select a.source, a.severity, a.environment, a.labels
                  from alert a
                 where a.incident_id = i.id and a.state = 'firing'
                 order by a.id desc
                 limit 200) f) as firing_alerts
  from incident i
  left join lateral (select t.details, t.at
                       from incident_event t
                      where t.incident_id = i.id and t.kind = 'incident.triaged'
                      order by t.id desc
                      limit 1) last on true
 where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
   for update of i
