-- The incident that is about an object: one that is not over before one that is, the newest first.
select i.id
from incident i
where i.tenant = :tenant
  and (cast(:cluster as text) is null or i.cluster is null or i.cluster = cast(:cluster as text))
  and (cast(:namespace as text) is null or i.namespace is null or i.namespace = cast(:namespace as text))
  and (i.workload = :name or exists (
    select from alert a
    where a.tenant = i.tenant and a.incident_id = i.id
      and :name in (a.labels ->> 'pod', a.labels ->> 'node', a.labels ->> 'service', a.labels ->> 'workload',
        a.labels ->> 'deployment', a.labels ->> 'statefulset', a.labels ->> 'daemonset')))
order by (i.state <> 'resolved') desc, i.opened_at desc, i.id desc
limit 1
