-- What changes the same thing and is open, or else of which it is being found out whether it helped.
select state, state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown') as open
from action
where tenant = :tenant and effect = 'change' and (claim = :claim or claim is null and target = :claim)
  and (state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown') or verification = 'pending')
order by open desc, id desc
limit 1
