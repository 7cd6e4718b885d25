-- Earlier incidents of the same workload, and earlier rounds of those that came back, this one's too.
select left(o.title, 200) || '; ' || case when o.state = 'resolved' then 'resolved' else 'ended ' || to_char(back.ended_at at time zone 'UTC', 'YYYY-MM-DD')
         || ', came back ' || to_char(back.at at time zone 'UTC', 'YYYY-MM-DD') end || ', opened '
       || to_char(o.opened_at at time zone 'UTC', 'YYYY-MM-DD') || coalesce('; ' || (
         select left(a.summary, 400) from analysis a
         where a.tenant = o.tenant and a.incident_id = o.id and a.status <> 'unusable' order by a.id desc limit 1), '')
       || coalesce('; actions: ' || (
         select string_agg(c.playbook || ' ' || c.state, ', ' order by c.id) from action c
         where c.tenant = o.tenant and c.incident_id = o.id and (o.state = 'resolved' or c.created_at < back.at)), '') as text,
       'incident:' || o.id as source
from incident i
join incident o on o.tenant = i.tenant and o.rule <> 'person-request' and o.cluster is not distinct from i.cluster
 and (o.id = i.id or o.opened_at < i.opened_at
      and (o.correlation_key = i.correlation_key or (o.namespace = i.namespace and o.workload = i.workload)))
left join lateral (
  select b.at, (
    select max(e.at) from incident_event e
    where e.incident_id = o.id and e.kind = 'incident.resolved' and e.id < b.id) as ended_at
  from incident_event b
  where o.state <> 'resolved' and b.incident_id = o.id and b.kind = 'incident.reopened'
  order by b.id desc limit 1) back on true
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
  and (o.state = 'resolved' and o.id <> i.id or back.ended_at is not null)
order by o.opened_at desc, o.id desc
limit 5
