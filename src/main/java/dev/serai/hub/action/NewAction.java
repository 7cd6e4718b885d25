package dev.serai.hub.action;

import dev.serai.approval.ApprovalPolicy;
import dev.serai.approval.EvidenceRef;
import dev.serai.hub.approval.NewApproval;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.Beginning;
import dev.serai.risk.RiskAssessment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is proposed.
 *
 * @param imageDigest the image it would run in; null if it runs in none
 * @param evidence what was known of its incident
 */
public record NewAction(
        UUID id,
        String tenant,
        UUID incidentId,
        ActionRequest request,
        @Nullable String imageDigest,
        List<EvidenceRef> evidence,
        RiskAssessment risk,
        Beginning beginning,
        Instant at) {

    public NewAction {
        evidence = List.copyOf(evidence);
    }

    /** Until when an approved one must start; null for others. */
    public @Nullable Instant startBy() {
        return beginning.approved() ? at.plus(ApprovalPolicy.START_WITHIN) : null;
    }

    /** What people are asked about. */
    public NewApproval.ActionToDecide asked() {
        return new NewApproval.ActionToDecide(
                tenant, id, incidentId, risk.level(), request.source().requester(), at);
    }
}
