-- When a cause of an incident was first found.
select created_at
from analysis
where tenant = :tenant and incident_id = :id and status <> 'unusable' and causes <> '[]'
order by id
limit 1
