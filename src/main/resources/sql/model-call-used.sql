select coalesce(sum(coalesce(tokens_in + tokens_out, reserved_tokens)), 0) as tokens,
  coalesce(sum(coalesce(cost, reserved_cost)), 0) as cost
from model_call
where tenant = :tenant
  and created_at >= :since
  and (cast(:user as text) is null or username = :user)
