-- What this hub changed, the newest first: in one namespace, else anywhere.
select cast(coalesce(jsonb_agg(jsonb_build_object(
  'id', a.id, 'at', a.at, 'playbook', a.playbook, 'step', a.step, 'target', a.target, 'kamelet', a.kamelet,
  'arguments', a.arguments) order by a.at desc), '[]') as text)
from (
  select a.*, coalesce(a.finished_at, a.started_at) as at
  from action a
  join incident i on i.id = a.incident_id
  where a.tenant = :tenant and a.effect = 'change' and a.state = 'succeeded' and a.started_at >= :since
    and (cast(:namespace as text) is null or coalesce(a.arguments ->> 'namespace', i.namespace) = cast(:namespace as text))
  order by a.started_at desc
  limit 10) a
