select p.incident_id, p.created_at, p.escalate_at,
  coalesce(p.escalate_at <= least(:now, coalesce(p.closed_at, :now)), false) as escalated
from approval p where p.tenant = :tenant and p.id = :id
