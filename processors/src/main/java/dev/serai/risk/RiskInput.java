package dev.serai.risk;

/**
 * What is known about an action when its risk is assessed.
 *
 * @param baseRisk the Kamelet's own base risk, 0 to 100
 * @param target what it acts on, for the protected targets of the policy
 * @param namespace the incident's namespace, empty if none
 * @param environment of the incident; anything unknown to the policy counts as production
 * @param severity of the incident
 * @param objects how many objects it touches
 * @param nodeLevel whether it acts on a whole node
 * @param reversible whether what it does can be undone
 * @param frozen whether a freeze window is open
 * @param failures how often this action failed on this target lately
 * @param unknowns how often its outcome on this target stayed unknown
 * @param modelConcern points a model wants to add; less than zero counts as none
 * @param origin what stands behind it
 */
public record RiskInput(
        int baseRisk,
        String target,
        String namespace,
        String environment,
        String severity,
        int objects,
        boolean nodeLevel,
        boolean reversible,
        boolean frozen,
        int failures,
        int unknowns,
        int modelConcern,
        ProposalOrigin origin) {

    public RiskInput {
        if (baseRisk < 0 || baseRisk > 100) {
            throw new IllegalArgumentException("base risk " + baseRisk + " is not within 0 to 100");
        }
        if (objects < 0 || failures < 0 || unknowns < 0) {
            throw new IllegalArgumentException("objects, failures and unknowns count from 0");
        }
    }
}
