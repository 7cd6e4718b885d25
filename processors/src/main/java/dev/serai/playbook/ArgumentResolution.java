package dev.serai.playbook;

import dev.serai.action.RefusalReason;

/** What arguments came to, evaluated once: a proposal that could run exactly so, or the reason why there is none. */
public sealed interface ArgumentResolution permits ResolvedArguments, ArgumentResolution.NotResolved {

    /**
     * Why nothing can be proposed.
     *
     * @param detail which argument, without its value
     */
    record NotResolved(RefusalReason reason, String detail) implements ArgumentResolution {}
}
