package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.approval.ApprovalState;
import dev.serai.language.NamedObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was to be done.
 *
 * @param approval who is to decide; null when nobody is or was
 * @param end when and by whom it ended that was not done; null for what is open or was done
 * @param origin who asked for it, and of what
 */
public record PictureAction(
        UUID id,
        PictureAct what,
        ActionState state,
        boolean change,
        @Nullable VerificationVerdict verification,
        @Nullable String reason,
        Instant at,
        @Nullable PictureApproval approval,
        @Nullable PictureEnd end,
        PictureOrigin origin) {

    /** Whether somebody is still to decide on it. */
    boolean waits() {
        return state == ActionState.PROPOSED || state == ActionState.AWAITING_APPROVAL;
    }

    /** Whether a person asked for it who is not named as the one who ended it. */
    boolean isByAnother() {
        return origin.isOfPerson() && (end == null || !end.name().equals(origin.name()));
    }

    /**
     * Where an action comes from.
     *
     * @param by as the audit names them; empty where that is not known
     * @param object what it changes; null for what is no object of a cluster
     */
    public record PictureOrigin(String by, @Nullable NamedObject object) {

        /** For people. */
        String name() {
            return by.replaceFirst("^user:", "");
        }

        /** Whether a person asked for this very change; everything else was proposed for the incident. */
        boolean isOfPerson() {
            return by.startsWith("user:");
        }
    }

    /**
     * How something ended that was not done.
     *
     * @param by the account that rejected or withdrew it; null where nobody did
     */
    public record PictureEnd(@Nullable String by, Instant at) {

        /** For people; empty where nobody did. */
        String name() {
            return by == null ? "" : by.replaceFirst("^user:", "");
        }
    }

    /** The approval of an action. */
    public record PictureApproval(
            UUID id, ApprovalState state, String digest, int quorum, int approvals, Instant expiresAt) {}
}
