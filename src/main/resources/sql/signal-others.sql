-- What alerts of a time are compared with: of those that people know of, or will in a moment, the latest 200 that fired
-- near it and of the same conditions; where one page may be for several, those that paged for such a condition near it, of any service;
-- the roots that were found; and those of what somebody works on, since whenever, of the latest 200.
-- Of these, what can have to do with one of the alerts: of a service that its own needs or that needs it, on its node or the node itself,
-- of a condition whose pages are shared, or found to be its root. Where facts are known of a service among them any may: by what its logs say, and
-- by who needs whom. The alerts themselves are read for these alone.
-- What a person has resolved is over from then on, whatever its sender says; nobody works on what was acknowledged only with another one.
-- Where one page may be for several, of the same conditions it says for which nobody was paged, or is not at the moment.
with near as materialized (
  (select r.alert_id, r.incident_id, r.episode, r.service, r.condition, r.fired_at, r.verdict, r.reason
     from signal_state r
    where r.tenant = :tenant and r.fired_at between :from and :to
      and (r.verdict in ('page', 'digest', 'hold') or r.reason = 'OWNED')
    order by r.fired_at desc, r.alert_id desc
    limit 200)
  union
  -- By their index each, also while nothing is known of how many rows there are.
  (select c.*
     from unnest(cast(:services as text[]), cast(:conditions as text[])) as same (service, condition)
    cross join lateral (
      select m.alert_id, m.incident_id, m.episode, m.service, m.condition, m.fired_at, m.verdict, m.reason
        from signal_state m
       where m.tenant = :tenant and m.service = same.service and m.condition = same.condition and m.fired_at >= :from
       order by m.fired_at desc, m.alert_id desc
       limit 200) as c
    order by c.fired_at desc, c.alert_id desc
    limit 200)
  union
  (select p.alert_id, p.incident_id, p.episode, p.service, p.condition, p.fired_at, p.verdict, p.reason
     from signal_state p
    where :gathers and p.tenant = :tenant and p.verdict = 'page' and p.condition = any(:conditions)
      and p.fired_at between :from and :to
    order by p.fired_at desc, p.alert_id desc
    limit 200)
  union
  (select f.*
     from unnest(cast(:roots as uuid[])) as root (id)
    cross join lateral (
      select o.alert_id, o.incident_id, o.episode, o.service, o.condition, o.fired_at, o.verdict, o.reason
        from signal_state o
       where o.tenant = :tenant and o.alert_id = root.id
       limit 1) as f)
  union
  (select w.alert_id, w.incident_id, w.episode, w.service, w.condition, w.fired_at, w.verdict, w.reason
     from incident o
     join signal_state w on w.incident_id = o.id
    where o.tenant = :tenant and o.state = 'acknowledged' and o.acknowledged_with is null
    order by o.opened_at desc, w.alert_id
    limit 200))
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
  from near s
  join alert a on a.id = s.alert_id
  cross join lateral (select * from incident whole where whole.id = s.incident_id limit 1) i
 where s.service = any(:reached)
    or :gathers and s.verdict = 'page' and s.condition = any(:conditions)
    or s.alert_id = any(:roots)
    or (select exists (
         select from signal_fact k
          where k.tenant = :tenant and k.at > :factsSince and k.source = any(:sources)
            and k.service in (select n.service from near n union all select unnest(cast(:reached as text[])))))
    or cardinality(cast(:nodes as text[])) > 0 and (
         select exists (select from jsonb_each_text(n.labels) as label where label.key = any(:nodeLabels) and label.value = any(:nodes))
           from alert n
          where n.id = s.alert_id)
 order by s.fired_at desc, s.alert_id desc
