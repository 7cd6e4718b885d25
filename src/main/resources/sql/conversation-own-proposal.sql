-- What an earlier attempt at the same message has proposed, whatever became of it; as far as a Proposal is shown.
select a.id as action_id, a.playbook, a.step, a.kamelet, cast(a.arguments as text) as arguments, a.target, a.state,
       a.risk_score, a.risk_level, cast(a.risk_factors as text) as risk_factors
from action a
where a.tenant = :tenant and a.kamelet = :kamelet and a.arguments @> cast(:arguments as jsonb) and a.proposed_by = :actor
  and a.created_at >= (select m.at from conversation_message m where m.tenant = :tenant and m.id = :messageId)
order by a.id desc
limit 1
