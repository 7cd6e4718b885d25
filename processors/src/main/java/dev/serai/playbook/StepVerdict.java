package dev.serai.playbook;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.wire.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look at one step of a playbook says. */
public enum StepVerdict {
    /** Propose this step. */
    PROPOSE,
    /** This step is done with; look at the next. */
    NEXT,
    /** Nothing more of this playbook for now. */
    STOP;

    /** Why. */
    public enum StepReason implements ReasonCode {
        /** It has not been tried yet. */
        UNTRIED(PROPOSE),
        /** It did not come to an end that counts, and its cooldown is over. */
        AGAIN(PROPOSE),
        /** Its action is not over. */
        OPEN(STOP),
        /** It is being found out whether it helped. */
        BEING_VERIFIED(STOP),
        /** Its own condition does not hold. */
        NOT_NEEDED(NEXT),
        /** It was done. */
        DONE(NEXT),
        /** It helped, and the playbook says that this is the end. */
        HELPED(STOP),
        /** It was done and did not help, or nobody can say; the playbook goes on. */
        NEXT_AFTER_NO_HELP(NEXT),
        /** It was done and did not help, or nobody can say; the playbook ends. */
        DID_NOT_HELP(STOP),
        /** It did not come to an end that counts; the playbook goes on. */
        NEXT_AFTER_FAILURE(NEXT),
        /** It did not come to an end that counts; it may be tried again later, or never. */
        FAILED(STOP),
        /** It was tried as often as it may be in one incident. */
        TRIED_OFTEN_ENOUGH(STOP),
        /** Its turn has not come, or the playbook has ended. */
        LATER(STOP);

        private final StepVerdict verdict;

        StepReason(StepVerdict verdict) {
            this.verdict = verdict;
        }

        public StepVerdict verdict() {
            return verdict;
        }
    }

    /**
     * One step by itself; a playbook's steps go one after another, as {@link StepSequence} says.
     *
     * @param item the step and what became of it before
     */
    static StepReason of(StepSequence.Item item, Instant now) {
        StepAttempts.Latest latest = item.attempts().latest();
        if (latest == null) {
            return item.needed() ? first(item) : StepReason.NOT_NEEDED;
        }
        return switch (latest.state()) {
            case PROPOSED, AWAITING_APPROVAL, APPROVED, RUNNING, UNKNOWN -> StepReason.OPEN;
            case SUCCEEDED -> done(item, latest.verification());
                // A person said no: the hub does not ask again.
            case REJECTED -> item.continuesOnFailure() ? StepReason.NEXT_AFTER_FAILURE : StepReason.FAILED;
            case FAILED, EXPIRED, CANCELLED, REFUSED -> again(item, latest, now);
        };
    }

    private static StepReason first(StepSequence.Item item) {
        return item.attempts().triedOftenEnough() ? exhausted(item) : StepReason.UNTRIED;
    }

    private static StepReason done(StepSequence.Item item, @Nullable VerificationVerdict verdict) {
        if (verdict == VerificationVerdict.PENDING) {
            return StepReason.BEING_VERIFIED;
        }
        if (verdict == VerificationVerdict.FAILED || verdict == VerificationVerdict.INCONCLUSIVE) {
            return item.continuesOnFailure() ? StepReason.NEXT_AFTER_NO_HELP : StepReason.DID_NOT_HELP;
        }
        return item.endsOnSuccess() ? StepReason.HELPED : StepReason.DONE;
    }

    private static StepReason again(StepSequence.Item item, StepAttempts.Latest latest, Instant now) {
        if (!item.needed()) {
            return StepReason.NOT_NEEDED;
        }
        if (item.attempts().triedOftenEnough()) {
            return exhausted(item);
        }
        Duration rest = Cooldown.of(latest.withoutEffect(), item.cooldown());
        boolean cooled = item.requested() && neverRan(latest.state())
                || !now.isBefore(latest.createdAt().plus(rest));
        StepReason waiting = item.continuesOnFailure() ? StepReason.NEXT_AFTER_FAILURE : StepReason.FAILED;
        return cooled ? StepReason.AGAIN : waiting;
    }

    /** Withdrawn, or decided by nobody in time. */
    private static boolean neverRan(ActionState state) {
        return state == ActionState.CANCELLED || state == ActionState.EXPIRED;
    }

    private static StepReason exhausted(StepSequence.Item item) {
        return item.continuesOnFailure() ? StepReason.NEXT_AFTER_FAILURE : StepReason.TRIED_OFTEN_ENOUGH;
    }
}
