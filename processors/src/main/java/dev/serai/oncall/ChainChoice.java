package dev.serai.oncall;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which chain is for an incident, and why.
 *
 * @param chain null where none is
 * @param after how long after the page it begins
 */
public record ChainChoice(@Nullable EscalationChain chain, EscalationReason reason, Duration after) {

    ChainChoice(@Nullable EscalationChain chain, EscalationReason reason) {
        this(chain, reason, Duration.ZERO);
    }

    /** Nobody is called, and nobody is reminded. */
    public static ChainChoice none() {
        return new ChainChoice(null, EscalationReason.NO_CHAIN);
    }
}
