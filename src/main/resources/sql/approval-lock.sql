select ap.id, ap.action_id, ap.incident_id, ap.state, i.state as incident_state, ap.expires_at, ap.digest,
       ap.requester, ap.requester_decides, ap.role, ap.quorum
from approval ap
join incident i on i.id = ap.incident_id
where ap.id = :approvalId and ap.tenant = :tenant
for update of ap
