-- What is open on a target or has started lately: one that was never started leaves nothing to wait for.
select id, state, reason, coalesce(started_at, created_at) as created_at, effect = 'change' as changes,
       started_at is not null as started, result ->> 'effect' as had,
       playbook = :playbook and (incident_id = :incidentId or step = :step) as own
from action
where tenant = :tenant and kamelet = :kamelet and target = :target
  and (started_at > :since or state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown'))
order by id desc
