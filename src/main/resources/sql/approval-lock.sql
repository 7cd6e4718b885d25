select ap.id, ap.action_id, ap.incident_id, ap.state,
       i.state <> 'resolved' or ac.compensates is not null as needed, ap.expires_at, ap.digest,
       ap.requester, ap.requester_decides, ap.role, ap.quorum
from approval ap
join incident i on i.id = ap.incident_id
join action ac on ac.id = ap.action_id
where ap.id = :approvalId and ap.tenant = :tenant
for update of ap
