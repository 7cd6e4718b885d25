package dev.serai.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person says yes to. Whatever of it changes afterwards voids the approval.
 *
 * @param tenant whose it is
 * @param approvalId the approval
 * @param actionId the action
 * @param kamelet what would run, and {@code kameletSha256} its file
 * @param playbook why it would run, {@code playbookSha256} its file and {@code step} the step in it
 * @param arguments the frozen arguments
 * @param target what it acts on; {@code targetVersion} its uid or resourceVersion where there is one
 * @param dryRun what a dry run said would change, if there was one
 * @param imageDigest the sandbox image, if it runs in one
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
        String kamelet,
        String kameletSha256,
        String playbook,
        String playbookSha256,
        String step,
        JsonNode arguments,
        String target,
        @Nullable String targetVersion,
        @Nullable String dryRun,
        @Nullable String imageDigest,
        List<EvidenceRef> evidence,
        JsonNode risk,
        JsonNode policy,
        String requester,
        Instant expiresAt) {

    public ApprovalSubject {
        evidence = List.copyOf(evidence);
    }
}
