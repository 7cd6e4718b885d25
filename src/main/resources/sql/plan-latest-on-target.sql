-- The latest action on a target that is open or has started: one that was never started leaves nothing to wait for.
select id, state, coalesce(started_at, created_at) as created_at
from action
where tenant = :tenant and kamelet = :kamelet and target = :target
  and (started_at is not null or state in ('proposed', 'approved', 'awaiting_approval'))
order by id desc
limit 1
