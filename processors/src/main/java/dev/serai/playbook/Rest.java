package dev.serai.playbook;

import dev.serai.action.ActionState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a target is left alone after an action: what certainly changed nothing leaves little to wait for. */
public final class Rest {

    /** After what certainly had no effect: without any it would be proposed again at once. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    private Rest() {}

    /**
     * Whether a changing action certainly changed nothing. What people turned down or left unanswered counts as if it had:
     * they are not asked again a minute later.
     *
     * @param started whether it ever ran
     * @param effect what its result says of its effect: {@code none}, {@code done}, {@code unknown}; null without one
     */
    public static boolean withoutEffect(ActionState state, boolean started, @Nullable String effect) {
        return switch (state) {
            case REFUSED, CANCELLED -> !started;
            case SUCCEEDED, FAILED -> "none".equals(effect);
            default -> false;
        };
    }

    /** How long a target rests after an action with this cooldown. */
    public static Duration of(boolean withoutEffect, Duration cooldown) {
        return withoutEffect && cooldown.compareTo(PAUSE) > 0 ? PAUSE : cooldown;
    }
}
