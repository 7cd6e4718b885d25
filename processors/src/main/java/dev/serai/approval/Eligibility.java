package dev.serai.approval;

import dev.serai.approval.DecisionOutcome.DecisionReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether one person's decision may count. What is unclear does not. */
public final class Eligibility {

    private Eligibility() {}

    /**
     * @param pending the approval, null if there is none in the tenant
     * @param decider the account, null if there is none in the tenant
     * @param link to whom the request's outside account is linked; null without one, or if it is linked to nobody
     * @param decidedBefore whether this account, or the outside one, has a decision on it already
     * @return why the decision does not count, or nothing if it does
     */
    public static Optional<DecisionReason> refusal(
            DecisionRequest request,
            @Nullable PendingApproval pending,
            @Nullable Decider decider,
            @Nullable DeciderLink link,
            boolean decidedBefore,
            Instant now) {
        if (pending == null) {
            return Optional.of(DecisionReason.UNKNOWN_APPROVAL);
        }
        if (decider == null || decider.disabled() || !speaksFor(request, link)) {
            return Optional.of(DecisionReason.UNKNOWN_USER);
        }
        if (!pending.open() || !pending.needed()) {
            return Optional.of(DecisionReason.CLOSED);
        }
        if (!now.isBefore(pending.expiresAt())) {
            return Optional.of(DecisionReason.EXPIRED);
        }
        if (!same(request.digest(), pending.digest())) {
            return Optional.of(DecisionReason.DIGEST_MISMATCH);
        }
        if (isRequester(pending, decider) && !pending.terms().requesterDecides()) {
            return Optional.of(DecisionReason.REQUESTER);
        }
        if (!decider.holds(pending.terms().role())) {
            return Optional.of(DecisionReason.ROLE_TOO_LOW);
        }
        if (decidedBefore) {
            return Optional.of(DecisionReason.ALREADY_DECIDED);
        }
        return link != null && now.isBefore(pending.terms().opensTo(link.since()))
                ? Optional.of(DecisionReason.IDENTITY_TOO_NEW)
                : Optional.empty();
    }

    /** Whether the outside account, if one spoke, is still the person's that it was when its message came in. */
    private static boolean speaksFor(DecisionRequest request, @Nullable DeciderLink link) {
        return request.account() == null
                ? link == null
                : link != null && link.userId().equals(request.userId());
    }

    /** Whether this account is the one that asked for the action. */
    public static boolean isRequester(PendingApproval pending, Decider decider) {
        return pending.terms().requester().equals(decider.actor());
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
