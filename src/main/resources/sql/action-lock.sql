select a.id, a.tenant, a.incident_id, ap.id as approval_id, a.playbook, a.step, a.kamelet, a.effect,
       cast(a.arguments as text) as arguments, a.target, a.state, a.start_by, a.started_at,
       case when a.sending_tracked then a.sending_at else a.started_at end as sending_at,
       a.target_version, a.risk_level, a.proposed_by, a.compensates,
       i.state = 'resolved' as incident_resolved,
       coalesce(p.paused, false) as paused
from action a
join incident i on i.id = a.incident_id
left join approval ap on ap.action_id = a.id and ap.tenant = a.tenant
left join automation p on p.tenant = a.tenant
where a.id = :actionId and a.tenant = :tenant
for update of a
