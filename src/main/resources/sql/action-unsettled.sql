select cast(id as text) as action_id, tenant
from action
where tenant = :#tenant and (state = 'unknown' or state = 'running' and started_at < cast(:#startedBefore as timestamptz))
order by started_at
limit 100
