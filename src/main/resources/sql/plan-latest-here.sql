-- The latest action of a step on a target in an incident, if there is one, and how often it was tried: there, and at all.
select latest.id, latest.state, latest.verification, latest.created_at, counted.tries, counted.tries_in_all
from (
  select count(*) filter (where target = :target) as tries, count(*) as tries_in_all
  from action
  where tenant = :tenant and incident_id = :incidentId and playbook = :playbook and step = :step) counted
left join lateral (
  select id, state, verification, created_at
  from action
  where tenant = :tenant and incident_id = :incidentId and playbook = :playbook and step = :step and target = :target
  order by id desc
  limit 1) latest on true
