package dev.serai.action;

import dev.serai.wire.WireName;
import java.util.Set;

/** The life of an action. Each arrow is one conditional update in the store; what is not an arrow never happens. */
public enum ActionState implements WireName {
    PROPOSED,
    AWAITING_APPROVAL,
    APPROVED,
    RUNNING,
    UNKNOWN,
    REFUSED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    SUCCEEDED,
    FAILED;

    /** The states that may follow this one; none after an end. */
    public Set<ActionState> next() {
        return switch (this) {
            case PROPOSED -> Set.of(APPROVED, AWAITING_APPROVAL, REFUSED, CANCELLED);
            case AWAITING_APPROVAL -> Set.of(APPROVED, REJECTED, EXPIRED, CANCELLED);
            case APPROVED -> Set.of(RUNNING, EXPIRED, CANCELLED, REFUSED);
            case RUNNING -> Set.of(SUCCEEDED, FAILED, UNKNOWN);
            case UNKNOWN -> Set.of(SUCCEEDED, FAILED);
            case REFUSED, REJECTED, EXPIRED, CANCELLED, SUCCEEDED, FAILED -> Set.of();
        };
    }

    public boolean canBecome(ActionState other) {
        return next().contains(other);
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static ActionState of(String wire) {
        return WireName.of(ActionState.class, wire);
    }
}
