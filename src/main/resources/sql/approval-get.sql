select p.id, p.action_id, p.incident_id, p.risk_level, p.quorum, p.role, p.requester, p.requester_decides, p.digest, p.state,
  p.reason, p.created_at, p.escalate_at, p.expires_at, p.closed_at, ac.cancelled_by,
  ac.target_version, ac.dry_run,
  (select cast(coalesce(json_agg(json_build_object('user_id', d.user_id, 'username', u.username, 'verdict', d.verdict,
    'channel', d.channel, 'account', right(d.account, 4),
    'comment', d.comment, 'at', d.at) order by d.at, d.id), '[]') as text)
   from approval_decision d join app_user u on u.id = d.user_id where d.approval_id = p.id) as decisions
from approval p join action ac on ac.tenant = p.tenant and ac.id = p.action_id where p.tenant = :#tenant and p.id = cast(:#approvalId as uuid)
