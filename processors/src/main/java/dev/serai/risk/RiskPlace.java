package dev.serai.risk;

/**
 * Where an action acts.
 *
 * @param target what it acts on, for the protected targets of the policy
 * @param namespace the incident's namespace, empty if none
 * @param environment of the incident; anything unknown to the policy counts as production
 * @param severity of the incident
 */
public record RiskPlace(String target, String namespace, String environment, String severity) {}
