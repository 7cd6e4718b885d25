-- Whether something else is open that changes the same thing, or of which it is being found out whether it helped.
select state
from action
where tenant = :tenant and effect = 'change' and (claim = :claim or claim is null and target = :claim)
  and (state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown')
    or verification = 'pending' and :verifying)
order by id desc
limit 1
