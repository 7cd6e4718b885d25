-- The incident that a change of an object belongs to; none that is over. The conversation's own where it is about the object, then one
-- whose place is known to be the object's, then the conversation's own. One whose place nobody knows comes last: any sender of alerts may
-- name an object and leave out where it is.
select i.id
from (
  select named.id, bool_or(named.named) as named
  from (
    select w.id, true as named from incident w where w.tenant = :tenant and w.state <> 'resolved' and w.workload = :name
    union all
    select a.incident_id, true from incident o join alert a on a.incident_id = o.id
    where o.tenant = :tenant and o.state <> 'resolved' and a.tenant = o.tenant
      and :name in (a.labels ->> 'pod', a.labels ->> 'node', a.labels ->> 'service', a.labels ->> 'workload',
        a.labels ->> 'deployment', a.labels ->> 'statefulset', a.labels ->> 'daemonset')
    union all
    select cast(:own as uuid), false) as named
  group by named.id) as found
join incident i on i.id = found.id
cross join lateral (
  select (i.cluster is null or i.cluster = cast(:cluster as text))
      and (cast(:namespace as text) is null or i.namespace is null or i.namespace = cast(:namespace as text)) as possible,
    i.cluster = cast(:cluster as text) and (cast(:namespace as text) is null or i.namespace = cast(:namespace as text)) as exact) as place
where i.tenant = :tenant and i.state <> 'resolved' and (place.possible or i.id = cast(:own as uuid))
order by case
    when i.id = cast(:own as uuid) and found.named and place.possible then 0
    when place.exact then 1
    when i.id = cast(:own as uuid) then 2
    else 3
  end,
  i.opened_at desc, i.id desc
limit 1
