package dev.serai.action;

/**
 * What a Kamelet risks by itself.
 *
 * @param baseRisk points it brings to every risk score, 0 to 100
 * @param reversible whether its effect can be undone
 * @param nodeLevel whether it acts on a whole node, not on one object
 */
public record KameletRisk(int baseRisk, boolean reversible, boolean nodeLevel) {}
