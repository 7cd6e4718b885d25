package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.ApprovalReason;
import dev.serai.approval.LevelRule;
import dev.serai.risk.RiskLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval as it is asked for.
 *
 * @param policy the rule and the policy files it stands in, as the digest binds them
 * @param reason why it may be in vain, if nobody can say yes
 */
public record NewApproval(
        UUID id,
        ActionToDecide action,
        LevelRule rule,
        JsonNode policy,
        @Nullable ApprovalReason reason,
        @Nullable Instant escalateAt,
        Instant expiresAt) {

    /**
     * The action that people decide about.
     *
     * @param requester who requested it, and does not count among those who decide
     * @param at when the approval is opened
     */
    public record ActionToDecide(
            String tenant, UUID id, UUID incidentId, RiskLevel level, String requester, Instant at) {}
}
