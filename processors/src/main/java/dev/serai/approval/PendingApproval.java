package dev.serai.approval;

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
 * @param terms who may decide
 */
public record PendingApproval(
        UUID approvalId,
        UUID actionId,
        UUID incidentId,
        boolean open,
        boolean needed,
        Instant expiresAt,
        String digest,
        ApprovalTerms terms) {}
