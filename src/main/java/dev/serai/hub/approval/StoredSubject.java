package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.EvidenceRef;
import dev.serai.approval.PendingApproval;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about an action and its approval; the rest of what a digest binds comes from the files as they are.
 *
 * @param pending the approval, null for an action that policy approved
 * @param approvalState the approval's state, null likewise
 */
public record StoredSubject(
        String tenant,
        UUID actionId,
        String kamelet,
        String kameletSha256,
        String playbook,
        String playbookSha256,
        String step,
        String effect,
        JsonNode arguments,
        String target,
        @Nullable String targetVersion,
        @Nullable String dryRun,
        @Nullable String imageDigest,
        int riskScore,
        String riskLevel,
        JsonNode riskFactors,
        List<EvidenceRef> evidence,
        @Nullable PendingApproval pending,
        @Nullable String approvalState) {}
