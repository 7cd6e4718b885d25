-- Open incidents by their id, or by what their alerts of the last two weeks name; two are as unclear as more.
select i.id
from incident i
where i.tenant = :tenant and i.state <> 'resolved' and i.rule <> 'person-request'
  and (cast(:namespace as text) is null or i.namespace = cast(:namespace as text))
  and (cast(i.id as text) = lower(:name) or i.workload = :name or exists (
    select from alert a
    where a.tenant = i.tenant and a.incident_id = i.id and a.last_seen > :since
      and :name in (a.labels ->> 'exported_pod', a.labels ->> 'pod', a.labels ->> 'k8s_pod_name', a.labels ->> 'node',
        a.labels ->> 'service', a.labels ->> 'workload', a.labels ->> 'deployment', a.labels ->> 'statefulset',
        a.labels ->> 'daemonset')))
order by i.opened_at desc, i.id desc
limit 2
