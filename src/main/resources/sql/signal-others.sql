-- The alerts of a tenant that fired of late and that people know of, or will in a moment: the latest 200.
select s.alert_id, s.incident_id, s.service, s.condition, s.fired_at, s.verdict, s.reason, a.severity,
       cast(a.labels as text) as labels,
       case when a.state = 'firing' and a.episode = s.episode then null else coalesce(a.ends_at, a.last_seen) end as ended_at,
       i.state as incident_state
  from signal_state s
  join alert a on a.id = s.alert_id
  join incident i on i.id = s.incident_id
 where s.tenant = :tenant and s.fired_at > :since
   and (s.verdict in ('page', 'digest', 'hold') or s.reason = 'OWNED')
 order by s.fired_at desc, s.alert_id desc
 limit 200
