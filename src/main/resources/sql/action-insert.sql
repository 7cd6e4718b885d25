insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256, effect,
                    arguments, target, image_digest, evidence, risk_score, risk_level, risk_factors, state, reason,
                    proposed_by, compensates, created_at, approved_at, start_by, updated_at)
values (:id, :tenant, :incidentId, :playbook, :playbookSha256, :step, :kamelet, :kameletSha256, :effect,
        cast(:arguments as jsonb), :target, :imageDigest, cast(:evidence as jsonb), :riskScore, :riskLevel,
        cast(:riskFactors as jsonb), :state, :reason, :proposedBy, :compensates, :at, :approvedAt, :startBy, :at)
on conflict (tenant, playbook, step, target)
  where state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown') do nothing
