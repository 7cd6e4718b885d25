package dev.serai.approval;

import dev.serai.risk.RiskLevel;
import java.time.Duration;
import java.time.Instant;

/**
 * Who may decide on an approval.
 *
 * @param requester who asked, as an actor
 * @param requesterDecides whether that person counts
 * @param role what a decider must at least be
 * @param quorum how many are needed
 * @param level the risk of what is asked for
 * @param identityAge how long an outside account must have been linked to decide on a high or critical risk
 */
public record ApprovalTerms(
        String requester, boolean requesterDecides, Role role, int quorum, RiskLevel level, Duration identityAge) {

    /** From when an outside account that was linked then may decide. */
    Instant opensTo(Instant linked) {
        return level.compareTo(RiskLevel.HIGH) < 0 ? linked : linked.plus(identityAge);
    }
}
