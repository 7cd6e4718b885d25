package dev.serai.incident;

/**
 * What alerts of one incident have in common; at most one incident of a key is open.
 *
 * @param correlationKey as {@link Correlation#key} has it
 */
public record IncidentKey(String tenant, String correlationKey) {}
