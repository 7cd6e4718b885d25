select ap.id, ap.action_id, ap.incident_id, ap.state,
       i.state <> 'resolved' or ac.compensates is not null as needed, ap.expires_at, ap.digest,
       ap.requester, ap.requester_decides, ap.role, ap.quorum, ap.risk_level,
       -- As the policy was when people were asked; an hour in those of before.
       coalesce(cast(ap.policy ->> 'identity_age_seconds' as bigint), 3600) as identity_age
from approval ap
join incident i on i.id = ap.incident_id
join action ac on ac.id = ap.action_id
where ap.id = :approvalId and ap.tenant = :tenant
for update of ap
