package dev.serai.action;

import dev.serai.wire.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Whether an approved action starts.
 *
 * @param reason why, or why not
 */
public record StartDecision(StartReason reason) {

    /** Whether it moves to running. */
    public boolean starts() {
        return reason == StartReason.READY;
    }

    /** Why an action starts or does not, and the state that it moves to. */
    public enum StartReason implements ReasonCode {
        /** Everything holds. */
        READY(ActionState.RUNNING),
        /** It is not approved, or has ended: there is nothing to do. */
        NOT_APPROVED(null),
        /** Somebody started it already. What became of it is found out, never done again. */
        UNDER_WAY(null),
        /** The pause switch is on. */
        PAUSED(ActionState.CANCELLED),
        /** Its incident is over. */
        INCIDENT_RESOLVED(ActionState.CANCELLED),
        /** It did not start in time after its approval. */
        START_WINDOW_OVER(ActionState.EXPIRED),
        /** The Kamelet, the playbook, a policy, the arguments or something else is not what was approved. */
        DIGEST_MISMATCH(ActionState.REFUSED),
        /** Its approval is not an approved one. */
        APPROVAL_MISSING(ActionState.REFUSED),
        /** Nobody was shown what it would change: its dry run or the version of its target is missing. */
        NOT_PREVIEWED(ActionState.REFUSED),
        /** Those who approved are not enough any more: a role was taken or an account switched off. */
        QUORUM_LOST(ActionState.REFUSED),
        /** A freeze window has opened since. */
        FREEZE_WINDOW(ActionState.REFUSED),
        /** The cluster's budget of changes for this hour is spent. */
        BUDGET_EXHAUSTED(ActionState.REFUSED),
        /** A playbook or policy file cannot be read now. */
        POLICY_UNREADABLE(ActionState.REFUSED);

        private final @Nullable ActionState next;

        StartReason(@Nullable ActionState next) {
            this.next = next;
        }

        /** Where the action moves; null when it stays. */
        public @Nullable ActionState next() {
            return next;
        }
    }
}
