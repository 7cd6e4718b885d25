-- What the changes of a cluster touched that were started since; one that is known to have had no effect touched nothing.
select coalesce(sum(weight), 0) as spent, min(started_at) as first
from action
where tenant = :tenant and cluster = :cluster and effect = 'change' and started_at > :since
  and not (state = 'failed' and coalesce(result ->> 'effect', '') = 'none')
