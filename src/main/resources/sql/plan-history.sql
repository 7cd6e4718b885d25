select count(*) filter (where state = 'failed') as failures,
       count(*) filter (where state = 'unknown') as unknowns
from action
where tenant = :tenant and kamelet = :kamelet and target = :target and created_at > :since
