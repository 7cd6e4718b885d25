-- The incident that is about an object: one that says its cluster before one that does not, one that is not over before one
-- that is, the newest first. A change that somebody asked for is no trouble of the object: only what was done is asked of it.
select i.id
from incident i
where i.tenant = :tenant
  and (cast(:requests as boolean) or i.rule <> 'person-request')
  and (cast(:cluster as text) is null or i.cluster is null or i.cluster = cast(:cluster as text))
  and (cast(:namespace as text) is null or i.namespace is null or i.namespace = cast(:namespace as text))
  and (i.workload = :name or exists (
    select from alert a
    where a.tenant = i.tenant and a.incident_id = i.id
      and :name in (a.labels ->> 'exported_pod', a.labels ->> 'pod', a.labels ->> 'k8s_pod_name', a.labels ->> 'node',
        a.labels ->> 'service', a.labels ->> 'workload', a.labels ->> 'deployment', a.labels ->> 'statefulset',
        a.labels ->> 'daemonset')))
order by (i.cluster is not distinct from cast(:cluster as text)) desc, (i.state <> 'resolved') desc, i.opened_at desc, i.id desc
limit 1
