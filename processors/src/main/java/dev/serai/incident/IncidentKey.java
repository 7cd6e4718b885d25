package dev.serai.incident;

import dev.serai.alert.OwnSource;

/**
 * What alerts of one incident have in common; at most one incident of a key is open.
 *
 * @param correlationKey as {@link Correlation#key} has it
 */
public record IncidentKey(String tenant, String correlationKey) {

    private static final String OF_REQUESTS = OwnSource.PERSON_REQUEST.wire() + ":";

    /** Whether it is that of a change that a person asked for, and of no trouble. */
    public boolean isOfRequest() {
        return correlationKey.startsWith(OF_REQUESTS);
    }
}
