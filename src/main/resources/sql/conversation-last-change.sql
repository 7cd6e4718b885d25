-- The incident of what this person asked for last; else of the newest change that anybody asked for or that was proposed.
select a.incident_id as id
from action a
where a.tenant = :tenant and a.effect = 'change' and a.created_at >= :since
order by (a.proposed_by = :actor) desc, a.created_at desc, a.id desc
limit 1
