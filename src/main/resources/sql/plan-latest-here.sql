-- The latest action of a step on a target in an incident, if there is one, and how often it was tried: there, and at all.
-- What had ended when the incident last reopened belongs to an earlier episode: it only counts as a try.
with episode as (
  select coalesce(max(at), '-infinity') as began
  from incident_event
  where tenant = :tenant and incident_id = :incidentId and kind = 'incident.reopened')
select latest.id, latest.state, latest.reason, latest.verification, latest.created_at, latest.changes, latest.started, latest.had,
       counted.tries, counted.tries_in_all
from (
  select count(*) filter (where target = :target) as tries, count(*) as tries_in_all
  from action
  where tenant = :tenant and incident_id = :incidentId and playbook = :playbook and step = :step) counted
left join lateral (
  select id, state, reason, verification, created_at, effect = 'change' as changes, started_at is not null as started,
         result ->> 'effect' as had
  from action, episode
  where tenant = :tenant and incident_id = :incidentId and playbook = :playbook and step = :step and target = :target
    and (state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown') or verification = 'pending'
      or coalesce(finished_at, updated_at) > began)
  order by id desc
  limit 1) latest on true
