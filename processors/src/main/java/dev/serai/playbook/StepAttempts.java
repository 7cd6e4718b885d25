package dev.serai.playbook;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a step in one incident before. An incident that reopens begins a new episode: its steps are looked at
 * anew, but the tries of all its episodes count.
 *
 * @param latest its latest action on the present target in this episode; null if there is none
 * @param tries how many actions it has had on the present target in this incident
 * @param triesInAll how many it has had in this incident, on whatever target
 */
public record StepAttempts(@Nullable Latest latest, int tries, int triesInAll) {

    /** Nothing was done before. */
    public static final StepAttempts NONE = new StepAttempts(null, 0, 0);

    /** How often a step may be proposed for one target in one incident. */
    public static final int MAX_TRIES = 3;

    /** How often a step may be proposed in one incident, for instance for pods that each have a new name. */
    public static final int MAX_TRIES_IN_ALL = 9;

    /**
     * An action.
     *
     * @param verification whether it helped; null where nothing was asked
     * @param withoutEffect whether it certainly changed nothing, see {@link Cooldown}
     */
    public record Latest(
            ActionState state, @Nullable VerificationVerdict verification, Instant createdAt, boolean withoutEffect) {}

    public StepAttempts {
        if (tries < (latest == null ? 0 : 1) || triesInAll < tries) {
            throw new IllegalArgumentException("counts that do not fit: " + tries + " of " + triesInAll);
        }
    }

    boolean tried() {
        return latest != null;
    }

    boolean triedOftenEnough() {
        return tries >= MAX_TRIES || triesInAll >= MAX_TRIES_IN_ALL;
    }
}
