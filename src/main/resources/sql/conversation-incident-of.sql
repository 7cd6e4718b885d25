-- The incident that is about an object: one that is not over before one that is, the newest first. Found by its workload, or
-- by what its alerts of the last two weeks name.
select i.id
from (
  select w.id from incident w where w.tenant = :tenant and w.workload = :name
  union
  select a.incident_id from alert a
  where a.tenant = :tenant and a.last_seen > :since and a.incident_id is not null
    and :name in (a.labels ->> 'pod', a.labels ->> 'node', a.labels ->> 'service', a.labels ->> 'workload',
      a.labels ->> 'deployment', a.labels ->> 'statefulset', a.labels ->> 'daemonset')) as named
join incident i on i.id = named.id
where i.tenant = :tenant
  and (cast(:cluster as text) is null or i.cluster is null or i.cluster = cast(:cluster as text))
  and (cast(:namespace as text) is null or i.namespace is null or i.namespace = cast(:namespace as text))
order by (i.state <> 'resolved') desc, i.opened_at desc, i.id desc
limit 1
