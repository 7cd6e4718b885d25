-- The calls of an incident that have a message of their own; the newest few are enough. A reminder goes where its page went.
select c.id, case when c.kind = 'reminder' then i.opened_at else c.called_at end as called_at
from escalation_call c
join incident i on i.tenant = c.tenant and i.id = c.incident_id
where c.tenant = :tenant and c.incident_id = :id
order by c.id desc
limit 20
