-- The open incident that a change of an object belongs to: one about that very object in that very cluster, in trouble before
-- one that is itself a request. An alert that does not say where it happens is about none; a pod's trouble that is its
-- workload's is the workload's, and what runs on a node is not the node.
select i.id
from incident i
where i.tenant = :tenant and i.state <> 'resolved' and i.cluster = :cluster
  and case :kind
    when 'Node' then i.workload is null and exists (
      select from alert a
      where a.tenant = i.tenant and a.incident_id = i.id
        and :name in (a.labels ->> 'exported_node', a.labels ->> 'node', a.labels ->> 'k8s_node_name'))
    when 'Pod' then i.namespace = :namespace and exists (
      select from alert a
      where a.tenant = i.tenant and a.incident_id = i.id
        and :name in (a.labels ->> 'exported_pod', a.labels ->> 'pod', a.labels ->> 'k8s_pod_name'))
    else i.namespace = :namespace and i.workload = :name and not exists (
      select from alert a
      where a.tenant = i.tenant and a.incident_id = i.id
        and coalesce(a.labels ->> 'workload_kind',
          case :name
            when coalesce(a.labels ->> 'deployment', a.labels ->> 'k8s_deployment_name') then 'Deployment'
            when coalesce(a.labels ->> 'statefulset', a.labels ->> 'k8s_statefulset_name') then 'StatefulSet'
            when coalesce(a.labels ->> 'daemonset', a.labels ->> 'k8s_daemonset_name') then 'DaemonSet'
          end) <> :kind)
  end
order by i.rule = 'person-request', i.opened_at desc, i.id desc
limit 1
