-- What stands of an alert: what was decided of it, else what was decided of its incident.
select a.id as alert_id, a.incident_id, a.state = 'firing' as fires,
       s.verdict, s.reason, s.because, s.due, s.decided_at,
       (select b.title from alert b where b.tenant = a.tenant and cast(b.id as text) = s.because) as because_title,
       d.policy, cast(d.trace as text) as trace,
       t.verdict as incident_verdict, t.reason as incident_reason, t.at as incident_at, cast(t.trace as text) as incident_trace,
       cast(h.budgets as text) as held_back, coalesce(h.everywhere, false) as held_back_everywhere
  from alert a
  left join signal_state s on s.tenant = a.tenant and s.alert_id = a.id and s.episode = a.episode
  left join lateral (select e.policy, e.trace from signal_decision e
                      where e.alert_id = a.id and s.alert_id is not null
                      order by e.id desc limit 1) d on true
  left join lateral (select v.details ->> 'verdict' as verdict, v.reason, v.at, v.details -> 'trace' as trace
                       from incident_event v
                      where v.incident_id = a.incident_id and v.kind = 'incident.triaged'
                      order by v.id desc limit 1) t on true
  left join lateral (select jsonb_object_agg(m.channel, m.held_back) filter (where m.held_back is not null) as budgets,
                            bool_and(m.held_back is not null) as everywhere
                       from message m
                      where m.tenant = a.tenant and m.conversation = a.incident_id and m.subject = 'incident') h on true
 where a.tenant = :#tenant and a.id = cast(:#alertId as uuid)
