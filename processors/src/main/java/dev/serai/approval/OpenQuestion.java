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
 * @param requester who asked, as an actor
 * @param requesterDecides whether that person counts
 * @param role what a decider must at least be
 * @param quorum how many are needed
 */
public record OpenQuestion(
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
        int quorum) {}
