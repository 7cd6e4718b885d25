-- in_vain_at: when looking after an action has ended without showing that it helped, long after the action itself did.
-- Actions whose end is told by a message of its own: those that somebody approved, and those that changed something
-- by themselves. The newest few are enough: the older ones have been told.
select c.id, coalesce(c.finished_at, c.updated_at) as at,
  c.verify is null and coalesce(c.verification = 'failed', false) as verification_failed,
  case when c.verify is not null and c.verification in ('failed', 'inconclusive') then c.verified_at end as in_vain_at
from action c
left join approval p on p.tenant = c.tenant and p.action_id = c.id
where c.tenant = :tenant and c.incident_id = :id
  and (p.state = 'approved' and c.state in ('succeeded', 'failed', 'unknown', 'refused', 'expired', 'cancelled')
    or p.id is null and c.effect = 'change' and c.state in ('succeeded', 'failed', 'unknown'))
order by c.id desc
limit 5
