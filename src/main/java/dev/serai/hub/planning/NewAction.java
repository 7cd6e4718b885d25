package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.Claim;
import dev.serai.approval.EvidenceRef;
import dev.serai.hub.approval.NewApproval;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.risk.RiskAssessment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is proposed.
 *
 * @param state {@code approved} or {@code awaiting_approval}
 * @param playbook its name, or what stands in its place when there is none
 * @param compensates the action whose effect this one takes back, if any
 * @param startBy until when an approved one must start
 */
public record NewAction(
        UUID id,
        String tenant,
        UUID incidentId,
        String playbook,
        String playbookSha256,
        String step,
        ActionDefinition definition,
        ResolvedArguments resolved,
        @Nullable String imageDigest,
        List<EvidenceRef> evidence,
        RiskAssessment risk,
        String state,
        String reason,
        String proposedBy,
        @Nullable UUID compensates,
        Instant at,
        @Nullable Instant startBy) {

    /** What it has to itself while it is open, if it changes something. */
    public String claim() {
        return Claim.of(resolved.arguments(), resolved.target());
    }

    /** What people are asked about, if they must be. */
    public NewApproval.Asked asked() {
        return new NewApproval.Asked(tenant, id, incidentId, risk.level(), proposedBy, at);
    }
}
