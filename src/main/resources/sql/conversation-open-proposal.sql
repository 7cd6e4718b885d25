-- What is asked for already and not over, of the contract's shape Proposal as far as it is shown to who asks again.
select a.id as action_id, a.playbook, a.step, a.kamelet, cast(a.arguments as text) as arguments, a.target, a.state,
       a.risk_score, a.risk_level, cast(a.risk_factors as text) as risk_factors
from action a
where a.tenant = :tenant and a.incident_id = :incidentId and a.kamelet = :kamelet
  and a.arguments @> cast(:arguments as jsonb)
  and a.state in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown')
order by a.id desc
limit 1
