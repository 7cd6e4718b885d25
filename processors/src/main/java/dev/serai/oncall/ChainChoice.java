package dev.serai.oncall;

import org.jspecify.annotations.Nullable;

/**
 * Which chain is for an incident, and why.
 *
 * @param chain null where none is
 */
public record ChainChoice(@Nullable EscalationChain chain, EscalationReason reason) {}
