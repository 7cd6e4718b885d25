select model, purpose, username as user,
  count(*) filter (where not cached and outcome <> 'budget_used') as calls,
  count(*) filter (where cached) as cached,
  count(*) filter (where outcome in ('timeout', 'error', 'busy', 'key_refused', 'suspended', 'broken_off', 'too_long')) as failed,
  count(*) filter (where outcome = 'budget_used') as refused,
  coalesce(sum(tokens_in), 0) as tokens_in,
  coalesce(sum(tokens_out), 0) as tokens_out,
  coalesce(sum(reserved_tokens) filter (where tokens_in is null), 0) as tokens_reserved,
  coalesce(sum(cost), 0) as cost
from model_call
where tenant = :tenant
  and created_at >= cast(:from as timestamptz) and created_at < cast(:to as timestamptz)
group by model, purpose, username
order by model, purpose, username nulls first
limit 1000
