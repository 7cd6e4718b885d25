-- What alerts of a time are compared with: of those that people know of, or will in a moment, the latest 200 that fired
-- near it and of the same conditions; where one page may be for several, those that paged for such a condition near it, of any service;
-- the roots that were found; and those of what somebody works on, since whenever, of the latest 200.
-- What a person has resolved is over from then on, whatever its sender says; nobody works on what was acknowledged only with another one.
-- Where one page may be for several, of the same conditions it says for which nobody was paged, or is not at the moment.
select s.alert_id, s.incident_id, s.service, s.condition, s.fired_at, s.verdict, s.reason, a.severity, a.environment,
       cast(a.labels as text) as labels, cast(a.annotations as text) as annotations,
       case when a.state = 'firing' and a.episode = s.episode then i.resolved_at else coalesce(a.ends_at, a.last_seen) end as ended_at,
       case when i.state = 'acknowledged' and i.acknowledged_with is not null then 'open' else i.state end as incident_state,
       :gathers and s.verdict = 'page' and s.condition = any(:conditions)
         and (i.verdict is distinct from 'page' or coalesce(
           (select t.reason in ('SILENCED', 'MAINTENANCE', 'MUTED', 'INHIBITED')
              from incident_event t
             where t.incident_id = i.id and t.kind = 'incident.triaged'
             order by t.id desc
             limit 1), false)) as is_quiet
  from (
    (select r.*
       from signal_state r
      where r.tenant = :tenant and r.fired_at between :from and :to
        and (r.verdict in ('page', 'digest', 'hold') or r.reason = 'OWNED')
      order by r.fired_at desc, r.alert_id desc
      limit 200)
    union
    (select c.*
       from unnest(cast(:services as text[]), cast(:conditions as text[])) as same (service, condition)
       join signal_state c on c.service = same.service and c.condition = same.condition
      where c.tenant = :tenant and c.fired_at >= :from
      order by c.fired_at desc, c.alert_id desc
      limit 200)
    union
    (select p.*
       from signal_state p
      where :gathers and p.tenant = :tenant and p.verdict = 'page' and p.condition = any(:conditions)
        and p.fired_at between :from and :to
      order by p.fired_at desc, p.alert_id desc
      limit 200)
    union
    (select f.* from signal_state f where f.tenant = :tenant and f.alert_id = any(:roots))
    union
    (select w.*
       from incident o
       join signal_state w on w.incident_id = o.id
      where o.tenant = :tenant and o.state = 'acknowledged' and o.acknowledged_with is null
      order by o.opened_at desc, w.alert_id
      limit 200)) as s
  join alert a on a.id = s.alert_id
  join incident i on i.id = s.incident_id
 order by s.fired_at desc, s.alert_id desc
