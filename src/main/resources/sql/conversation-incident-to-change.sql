-- The incident that a change of an object belongs to: one about the object before the conversation's own; none that is over.
select i.id
from (
  select w.id from incident w where w.tenant = :tenant and w.state <> 'resolved' and w.workload = :name
  union
  select a.incident_id from incident o join alert a on a.incident_id = o.id
  where o.tenant = :tenant and o.state <> 'resolved' and a.tenant = o.tenant
    and :name in (a.labels ->> 'pod', a.labels ->> 'node', a.labels ->> 'service', a.labels ->> 'workload',
      a.labels ->> 'deployment', a.labels ->> 'statefulset', a.labels ->> 'daemonset')
  union
  select cast(:own as uuid)) as named
join incident i on i.id = named.id
where i.tenant = :tenant and i.state <> 'resolved'
  and (i.id = cast(:own as uuid) or (
    (i.cluster is null or i.cluster = cast(:cluster as text))
    and (cast(:namespace as text) is null or i.namespace is null or i.namespace = cast(:namespace as text))))
order by (i.id is distinct from cast(:own as uuid)) desc, i.opened_at desc, i.id desc
limit 1
