select id, incident_id, playbook, step, kamelet, effect, cast(arguments as text) as arguments, state,
       cast(result as text) as result, cast(compensation as text) as compensation
from action
where id = :actionId and tenant = :tenant
for update
