-- The alerts of an incident that are asked whether they are worth a page: the latest 200 that fire, and up to 200 that
-- have ended and wait to be decided again. What is known of their service is read with them.
select a.id, a.source, a.severity, a.environment, a.title, cast(a.labels as text) as labels, cast(a.annotations as text) as annotations,
       a.state, a.starts_at, a.ends_at, a.last_seen, a.episode,
       s.episode as decided_episode, s.fired_at, s.verdict, s.reason, s.because, s.due,
       q.value as series_value, q.threshold as series_threshold, q.facts as series,
       (select count(*)
          from (select e.at from alert_event e
                 where e.alert_id = a.id and e.kind in ('fired', 'refired')
                 order by e.id desc
                 limit 100) as f
         where f.at > :hourAgo) as fires
  from (
    (select f.*
       from alert f
      where f.incident_id = :incident and f.state = 'firing'
      order by f.first_seen desc, f.id desc
      limit 200)
    union all
    (select e.*
       from signal_state w
       join alert e on e.id = w.alert_id
      where w.incident_id = :incident and w.due is not null and w.verdict <> 'page' and e.state <> 'firing'
      order by w.alert_id
      limit 200)) as a
  left join signal_state s on s.tenant = a.tenant and s.alert_id = a.id
  left join signal_series q on q.tenant = a.tenant and q.alert_id = a.id and q.episode = a.episode and q.at > :readSince
 order by a.first_seen, a.id
