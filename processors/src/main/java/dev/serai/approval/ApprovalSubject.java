package dev.serai.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * Everything a person says yes to. Whatever of it changes afterwards voids the approval.
 *
 * @param tenant whose it is
 * @param approvalId the approval
 * @param actionId the action
 * @param files what would run
 * @param change what it would do
 * @param evidence what was known when it was proposed
 * @param risk score, level and factors
 * @param policy the rule of the approval policy and the SHA-256 of the policy files
 * @param requester who asked for it
 * @param expiresAt the deadline
 */
public record ApprovalSubject(
        String tenant,
        String approvalId,
        String actionId,
        RunFiles files,
        IntendedChange change,
        List<EvidenceRef> evidence,
        JsonNode risk,
        JsonNode policy,
        String requester,
        Instant expiresAt) {

    public ApprovalSubject {
        evidence = List.copyOf(evidence);
    }
}
