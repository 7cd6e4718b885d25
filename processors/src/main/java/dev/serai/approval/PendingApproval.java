package dev.serai.approval;

import dev.serai.risk.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An approval as it stands while it is locked for a decision.
 *
 * @param approvalId its id
 * @param actionId the action it is about
 * @param incidentId the incident behind it
 * @param open whether nobody has closed it
 * @param needed whether its incident is not resolved, or the action takes another one back
 * @param expiresAt the deadline
 * @param digest what it is bound to
 * @param requester who asked, as an actor
 * @param requesterDecides whether that person counts
 * @param role what a decider must at least be
 * @param quorum how many are needed
 * @param level the risk of what is asked for
 * @param identityAge how long an outside account must have been linked to decide on a high or critical risk
 */
public record PendingApproval(
        UUID approvalId,
        UUID actionId,
        UUID incidentId,
        boolean open,
        boolean needed,
        Instant expiresAt,
        String digest,
        String requester,
        boolean requesterDecides,
        Role role,
        int quorum,
        RiskLevel level,
        Duration identityAge) {

    /** From when an outside account that was linked then may decide. */
    Instant opensTo(Instant linked) {
        return level.compareTo(RiskLevel.HIGH) < 0 ? linked : linked.plus(identityAge);
    }
}
