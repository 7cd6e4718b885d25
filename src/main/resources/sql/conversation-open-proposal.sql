-- What is proposed already for an object, whatever incident it belongs to, and not over, of the contract's shape Proposal as far as
-- it is shown to who asks again; with when its approval expires, where it has one. It is the same only when it does the same with
-- the same arguments.
select a.id as action_id, a.playbook, a.step, a.kamelet, cast(a.arguments as text) as arguments, a.target, a.state,
       a.risk_score, a.risk_level, cast(a.risk_factors as text) as risk_factors, a.proposed_by, p.expires_at,
       a.kamelet = :kamelet and a.arguments = cast(:arguments as jsonb) as same
from action a
left join approval p on p.action_id = a.id and p.state = 'open'
where a.tenant = :tenant and a.effect = 'change'
  and a.arguments @> cast(:place as jsonb)
  and a.state in ('proposed', 'awaiting_approval', 'approved', 'running', 'unknown')
order by same desc, a.id desc
limit 1
