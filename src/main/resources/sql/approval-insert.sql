insert into approval (id, tenant, action_id, incident_id, risk_level, quorum, role, requester, requester_decides,
                      digest, policy, state, reason, created_at, escalate_at, expires_at)
values (:id, :tenant, :actionId, :incidentId, :riskLevel, :quorum, :role, :requester, :requesterDecides,
        '', cast(:policy as jsonb), 'open', :reason, :at, :escalateAt, :expiresAt)
