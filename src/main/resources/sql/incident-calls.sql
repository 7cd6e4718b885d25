-- The calls of an incident that have a message of their own; the newest few are enough.
select id, called_at from escalation_call
where tenant = :tenant and incident_id = :id
order by id desc
limit 20
