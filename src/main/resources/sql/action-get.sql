select a.id, a.incident_id, p.id as approval_id, a.playbook, a.playbook_sha256, a.step, a.kamelet, a.kamelet_sha256, a.effect,
  cast(a.arguments as text) as arguments, a.target, a.target_version, a.image_digest, a.dry_run,
  cast(a.evidence as text) as evidence, a.risk_score, a.risk_level, cast(a.risk_factors as text) as risk_factors,
  a.state, a.reason, a.proposed_by, a.compensates, a.created_at, a.approved_at, a.start_by, a.started_at, a.finished_at,
  cast(a.result as text) as result, a.verification, a.verification_reason, a.updated_at, a.cancelled_by
from action a left join approval p on p.tenant = a.tenant and p.action_id = a.id
where a.tenant = :#tenant and a.id = cast(:#actionId as uuid)
