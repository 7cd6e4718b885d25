-- A step's result as later steps of its playbook see it; one that is too long counts as empty.
select case when length(cast(result as text)) <= :most then cast(result as text) else '{}' end as result
from action
where tenant = :tenant and id = :actionId and result is not null
