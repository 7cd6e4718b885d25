package dev.serai.planning;

import dev.serai.action.ActionState;
import dev.serai.playbook.Cooldown;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An action of before.
 *
 * @param since from when its target is left alone
 * @param withoutEffect whether it certainly changed nothing, see {@link Cooldown}
 */
public record EarlierAction(UUID id, ActionState state, Instant since, boolean withoutEffect) {

    /** Until when it leaves its target alone. */
    public Instant restsUntil(Duration cooldown) {
        return since.plus(Cooldown.of(withoutEffect, cooldown));
    }
}
