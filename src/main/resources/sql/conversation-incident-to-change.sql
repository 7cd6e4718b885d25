-- The incident that a change of an object belongs to: one about the object before the conversation's own; none that is over.
select i.id
from incident i
where i.tenant = :tenant and i.state <> 'resolved'
  and (i.id = cast(:own as uuid) or (
    (i.cluster is null or i.cluster = cast(:cluster as text))
    and (cast(:namespace as text) is null or i.namespace is null or i.namespace = cast(:namespace as text))
    and (i.workload = :name or exists (
      select from alert a
      where a.tenant = i.tenant and a.incident_id = i.id
        and :name in (a.labels ->> 'pod', a.labels ->> 'node', a.labels ->> 'service', a.labels ->> 'workload',
          a.labels ->> 'deployment', a.labels ->> 'statefulset', a.labels ->> 'daemonset')))))
order by (i.id is distinct from cast(:own as uuid)) desc, i.opened_at desc, i.id desc
limit 1
