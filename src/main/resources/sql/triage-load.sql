-- The incident as triage sees it, which has its lock (incident-turn). Transitions are those of its liveliest alert, so that many alerts are no flapping;
-- they are known from what its alerts come to (incident_alerts), and the latest 200 that fire are read of each severity.
select i.id, i.tenant, i.correlation_key, i.state, i.severity, i.environment, i.alerts, i.firing,
       i.last_alert_at, i.acknowledged_at, i.acknowledged_by, i.resolved_at, i.resolved_by, i.verdict, i.version,
       (select nullif(array_to_string(s.environments, ','), '') from incident_alerts s where s.incident_id = i.id) as environments,
       (lasting.details ->> 'severity') as severity_then,
       cast(last.details ->> 'version' as integer) as version_then,
       (select min(w.due) from signal_state w
         where w.incident_id = i.id and w.verdict <> 'page') as signal_due,
       exists (select from incident_event r
                where r.incident_id = i.id and r.kind = 'incident.reopened' and (settled.at is null or r.at > settled.at)) as reopened,
       last.reason as reason_then,
       (last.details ->> 'verdict') as verdict_then,
       lately.pages as pages_lately, lately.said_flapping,
       greatest(
         case when i.last_alert_at > cast(:#flappingSince as timestamptz) then 1 else 0 end,
         (select max(c.n)
            from incident_alerts s
           cross join unnest(s.changes) with ordinality as c (at, n)
           where s.incident_id = i.id and c.at > cast(:#flappingSince as timestamptz))) as transitions,
       (select cast(coalesce(jsonb_agg(jsonb_build_object('source', f.source, 'severity', f.severity,
                 'environment', f.environment, 'labels', f.labels)), jsonb_build_array()) as text)
          from (select a.source, a.severity, a.environment, a.labels
                  from unnest(array['critical', 'high', 'medium', 'low', 'info']) as each (severity)
                 cross join lateral (
                   select *
                     from alert
                    where incident_id = i.id and state = 'firing' and severity = each.severity
                    order by first_seen desc, id desc
                    limit 200) a
                 order by a.first_seen desc, a.id desc
                 limit 200) f) as firing_alerts
  from incident i
  left join lateral (select t.details, t.at, t.reason, t.id
                       from incident_event t
                      where t.incident_id = i.id and t.kind = 'incident.triaged'
                      order by t.id desc
                      limit 1) last on true
  cross join lateral (select cast(count(*) as integer) as pages, coalesce(bool_or(p.reason = 'FLAPPING'), false) as said_flapping
                        from (select p.details, p.reason
                                from incident_event p
                               where p.incident_id = i.id and p.kind = 'incident.triaged'
                                 and p.at > i.last_alert_at - interval '8 hours'
                               order by p.id desc
                               limit 200) p
                       where p.details ->> 'verdict' = 'page') lately
  -- What was suppressed for a time leaves open what had happened before.
  left join lateral (select t.details, t.at
                       from incident_event t
                      where t.incident_id = i.id and t.kind = 'incident.triaged' and t.id <= last.id
                        and t.reason not in ('SILENCED', 'MAINTENANCE', 'MUTED', 'INHIBITED')
                      order by t.id desc
                      limit 1) lasting on true
  -- What is triaged again after a while has not answered yet whether a reopened incident pages; of what flapped whoever has it has answered.
  left join lateral (select t.at
                       from incident_event t
                      where t.incident_id = i.id and t.kind = 'incident.triaged' and t.id <= last.id
                        and t.reason not in ('SILENCED', 'MAINTENANCE', 'MUTED', 'INHIBITED',
                          'OWNED', 'EXPECTED_CHANGE', 'RECOVERED', 'AT_BASELINE', 'FOLDED', 'GATHERED')
                        and not (t.reason = 'FLAPPING' and t.details ->> 'verdict' = 'suppress' and i.state <> 'acknowledged')
                      order by t.id desc
                      limit 1) settled on true
 where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
