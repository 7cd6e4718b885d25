-- A compensation that is under way, has helped, or may have: nobody undoes a thing twice.
select id
from action
where tenant = :tenant and compensates = :actionId
  and state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown', 'succeeded')
limit 1
