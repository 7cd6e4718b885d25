package dev.serai.hub.incident;

/** At most one incident of a key is open. */
public record IncidentKey(String tenant, String correlationKey) {}
