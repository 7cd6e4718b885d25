package dev.serai.playbook;

import dev.serai.action.ActionState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose turn it is in a playbook: steps go one after another, each once for an incident and a target. */
public enum Turn {
    /** Propose this step. */
    PROPOSE,
    /** This step is done with; look at the next. */
    NEXT,
    /** Nothing more of this playbook for now. */
    STOP;

    /**
     * @param latest the state of the latest action of this step on this target in this incident, null if none
     * @param createdAt when that one was proposed
     * @param cooldown how long to wait before the step is proposed again
     */
    public static Turn of(
            @Nullable ActionState latest, Instant createdAt, Duration cooldown, boolean continues, Instant now) {
        if (latest == null) {
            return PROPOSE;
        }
        return switch (latest) {
            case PROPOSED, AWAITING_APPROVAL, APPROVED, RUNNING, UNKNOWN -> STOP;
            case SUCCEEDED -> NEXT;
                // A person said no: the hub does not ask again.
            case REJECTED -> continues ? NEXT : STOP;
            case FAILED, EXPIRED, CANCELLED, REFUSED -> {
                boolean cooled = !now.isBefore(createdAt.plus(cooldown));
                Turn waiting = continues ? NEXT : STOP;
                yield cooled ? PROPOSE : waiting;
            }
        };
    }
}
