package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.Effect;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.EvidenceRef;
import dev.serai.approval.IntendedChange;
import dev.serai.approval.PendingApproval;
import dev.serai.approval.RunFiles;
import dev.serai.risk.RiskLevel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about an action and its approval; the rest of what a digest binds comes from the files as they are.
 *
 * @param files those that it was proposed with
 * @param pending the approval, null for an action that policy approved
 * @param approvalState the approval's state, null likewise
 */
public record StoredSubject(
        String tenant,
        UUID actionId,
        RunFiles files,
        Effect effect,
        IntendedChange change,
        StoredRisk risk,
        List<EvidenceRef> evidence,
        @Nullable PendingApproval pending,
        @Nullable ApprovalState approvalState) {

    /**
     * The risk as it was scored.
     *
     * @param factors an array
     */
    public record StoredRisk(int score, RiskLevel level, JsonNode factors) {}

    public StoredSubject {
        evidence = List.copyOf(evidence);
    }
}
