select ac.tenant, ac.id as action_id, ap.id as approval_id, ac.kamelet, ac.kamelet_sha256, ac.playbook,
       ac.playbook_sha256, ac.step, ac.effect, cast(ac.arguments as text) as arguments, ac.target, ac.target_version,
       ac.dry_run, ac.image_digest, ac.risk_score, ac.risk_level, cast(ac.risk_factors as text) as risk_factors,
       ap.requester, ap.expires_at, ap.digest, ap.quorum, ap.role, ap.requester_decides, ap.incident_id,
       ap.state as approval_state
from action ac
left join approval ap on ap.action_id = ac.id
where ac.id = :actionId and ac.tenant = :tenant
