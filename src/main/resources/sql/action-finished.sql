select cast(id as text) as action_id
from action
where id = any(cast(string_to_array(:#actionIds, ',') as uuid[]))
  and state not in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown')
