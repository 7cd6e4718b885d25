-- What a step did to a target lately: in other incidents, and what it changed in this one. An earlier episode of this one is
-- like another incident, but what is only read is read again.
select id, state, reason, created_at, effect = 'change' as changes, started_at is not null as started,
       result ->> 'effect' as had
from action
where tenant = :tenant and playbook = :playbook and step = :step and target = :target and created_at > :since
  and (incident_id <> :incidentId or effect = 'change')
order by id desc
