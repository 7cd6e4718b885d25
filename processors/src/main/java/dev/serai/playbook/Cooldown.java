package dev.serai.playbook;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.action.ReportedEffect;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a target is left alone after an action: what certainly changed nothing leaves little to wait for. */
public final class Cooldown {

    /** After what certainly had no effect: without any it would be proposed again at once. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    private Cooldown() {}

    /**
     * Whether a changing action certainly changed nothing. What people turned down, took back or left unanswered counts as
     * if it had: they are not asked again a minute later.
     *
     * @param moved why it is in its state, where nothing that it did led there
     * @param started whether it ever ran
     * @param effect what its result says of its effect
     */
    public static boolean withoutEffect(
            ActionState state, @Nullable ActionMoveReason moved, boolean started, ReportedEffect effect) {
        return switch (state) {
            case REFUSED -> !started;
            case CANCELLED -> !started && moved != ActionMoveReason.CANCELLED;
            case SUCCEEDED, FAILED -> effect == ReportedEffect.NONE;
            default -> false;
        };
    }

    /** How long a target rests after an action with this cooldown. */
    public static Duration of(boolean withoutEffect, Duration cooldown) {
        return withoutEffect && cooldown.compareTo(PAUSE) > 0 ? PAUSE : cooldown;
    }
}
