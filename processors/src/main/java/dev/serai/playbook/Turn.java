package dev.serai.playbook;

import dev.serai.action.Verification.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look at one step of a playbook says. */
public enum Turn {
    /** Propose this step. */
    PROPOSE,
    /** This step is done with; look at the next. */
    NEXT,
    /** Nothing more of this playbook for now. */
    STOP;

    /** Why. */
    public enum Reason {
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

        private final Turn turn;

        Reason(Turn turn) {
            this.turn = turn;
        }

        public Turn turn() {
            return turn;
        }
    }

    /**
     * One step by itself; a playbook's steps go one after another, as {@link Course} says.
     *
     * @param leg the step and what became of it before
     */
    static Reason of(Course.Leg leg, Instant now) {
        Past.Latest latest = leg.past().latest();
        if (latest == null) {
            return leg.needed() ? first(leg) : Reason.NOT_NEEDED;
        }
        return switch (latest.state()) {
            case PROPOSED, AWAITING_APPROVAL, APPROVED, RUNNING, UNKNOWN -> Reason.OPEN;
            case SUCCEEDED -> done(leg, latest.verification());
                // A person said no: the hub does not ask again.
            case REJECTED -> leg.continuesOnFailure() ? Reason.NEXT_AFTER_FAILURE : Reason.FAILED;
            case FAILED, EXPIRED, CANCELLED, REFUSED -> again(leg, latest, now);
        };
    }

    private static Reason first(Course.Leg leg) {
        return leg.past().triedOftenEnough() ? exhausted(leg) : Reason.UNTRIED;
    }

    private static Reason done(Course.Leg leg, @Nullable Verdict verdict) {
        if (verdict == Verdict.PENDING) {
            return Reason.BEING_VERIFIED;
        }
        if (verdict == Verdict.FAILED || verdict == Verdict.INCONCLUSIVE) {
            return leg.continuesOnFailure() ? Reason.NEXT_AFTER_NO_HELP : Reason.DID_NOT_HELP;
        }
        return leg.endsOnSuccess() ? Reason.HELPED : Reason.DONE;
    }

    private static Reason again(Course.Leg leg, Past.Latest latest, Instant now) {
        if (!leg.needed()) {
            return Reason.NOT_NEEDED;
        }
        if (leg.past().triedOftenEnough()) {
            return exhausted(leg);
        }
        Duration rest = Rest.of(latest.withoutEffect(), leg.cooldown());
        boolean cooled = !now.isBefore(latest.createdAt().plus(rest));
        Reason waiting = leg.continuesOnFailure() ? Reason.NEXT_AFTER_FAILURE : Reason.FAILED;
        return cooled ? Reason.AGAIN : waiting;
    }

    private static Reason exhausted(Course.Leg leg) {
        return leg.continuesOnFailure() ? Reason.NEXT_AFTER_FAILURE : Reason.TRIED_OFTEN_ENOUGH;
    }
}
