-- The alerts of an incident that wait, or were suppressed and are decided again, as they fire now; the first to be due come first.
select a.id, cast(a.links as text) as links, cast(a.labels as text) as labels, a.labels ->> 'cluster' as cluster, s.episode, s.fired_at
  from signal_state s
  join alert a on a.id = s.alert_id and a.episode = s.episode
 where s.tenant = :tenant and s.incident_id = :incident and s.due is not null and s.verdict in ('hold', 'suppress')
 order by s.due, s.alert_id
 limit 50
