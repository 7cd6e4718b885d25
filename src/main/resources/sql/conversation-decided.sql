-- Who decided on changes, the newest first: of one object, else of an incident with what people asked for of the same object,
-- else of all.
select cast(coalesce(jsonb_agg(jsonb_build_object(
  'id', d.approval_id, 'verdict', d.verdict, 'channel', d.channel, 'at', d.at, 'by', d.username, 'playbook', d.playbook,
  'step', d.step, 'target', d.target, 'kamelet', d.kamelet, 'arguments', d.arguments) order by d.at desc), '[]') as text)
from (
  select d.approval_id, d.verdict, d.channel, d.at, u.username, a.playbook, a.step, a.target, a.kamelet, a.arguments
  from approval_decision d
  join app_user u on u.id = d.user_id
  join approval p on p.id = d.approval_id
  join action a on a.id = p.action_id
  join incident i on i.id = a.incident_id
  where d.tenant = :tenant
    and (cast(:kamelet as text) is null or a.kamelet = cast(:kamelet as text))
    and (cast(:name as text) is null
      or cast(:name as text) in (a.arguments ->> 'name', i.workload)
        and (cast(:namespace as text) is null or coalesce(a.arguments ->> 'namespace', i.namespace) = cast(:namespace as text))
        and (cast(:cluster as text) is null or coalesce(a.arguments ->> 'cluster', i.cluster) = cast(:cluster as text)))
    and (cast(:incident as uuid) is null or i.id = cast(:incident as uuid)
      or i.rule = 'person-request' and exists (
        select 1 from incident o
        where o.tenant = :tenant and o.id = cast(:incident as uuid) and o.cluster is not distinct from i.cluster
          and o.namespace is not distinct from i.namespace and o.workload = i.workload))
  order by d.at desc, d.id desc
  limit 5) d
