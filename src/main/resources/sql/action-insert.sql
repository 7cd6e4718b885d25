-- Refused by the database, and then not inserted: a second open action of a step on a target, and a second open change
-- of the same thing, whoever asks for it.
insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256, effect,
                    arguments, target, claim, cluster, weight, image_digest, evidence, risk_score, risk_level,
                    risk_factors, state, reason, proposed_by, compensates, created_at, approved_at, start_by, updated_at)
values (:id, :tenant, :incidentId, :playbook, :playbookSha256, :step, :kamelet, :kameletSha256, :effect,
        cast(:arguments as jsonb), :target, :claim, :cluster, :weight, :imageDigest, cast(:evidence as jsonb), :riskScore,
        :riskLevel, cast(:riskFactors as jsonb), :state, :reason, :proposedBy, :compensates, :at, :approvedAt, :startBy,
        :at)
on conflict do nothing
