-- What is over, or was before it came back: then as it ended.
select cast(i.id as text) as id, i.title, concat_ws('/', i.cluster, i.namespace, i.workload) as subject, i.opened_at,
  coalesce(i.resolved_at, back.ended_at) as resolved_at, back.at as came_back_at,
  (select string_agg(left(a.title, 300), chr(31)) from (
     select distinct w.title from alerts_by_weight(i.id, 200) w order by 1 limit 8) a) as alerts,
  (select left(n.summary, 600) from analysis n where n.incident_id = i.id and n.status <> 'unusable'
     order by n.id desc limit 1) as cause,
  (select string_agg(concat_ws(chr(30), a.playbook, a.kamelet, a.target, a.state, coalesce(a.verification, '')), chr(31) order by a.id)
     from action a where a.incident_id = i.id and a.effect = 'change' and (back.at is null or a.created_at < back.at)) as actions,
  (select string_agg(left(e.note, 300), chr(31) order by e.id) from (
     select e.id, coalesce(e.reason, e.details ->> 'note', e.details ->> 'text') as note from incident_event e
     where e.incident_id = i.id and e.kind = 'incident.noted' order by e.id limit 12) e where e.note is not null) as notes
from incident i
left join lateral (
  select b.at, (
    select max(o.at) from incident_event o
    where o.incident_id = i.id and o.kind = 'incident.resolved' and o.id < b.id) as ended_at
  from incident_event b
  where i.state <> 'resolved' and b.incident_id = i.id and b.kind = 'incident.reopened'
  order by b.id desc limit 1) back on true
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid) and i.rule <> 'person-request'
  and coalesce(i.resolved_at, back.ended_at) > cast(:#rememberSince as timestamptz)
