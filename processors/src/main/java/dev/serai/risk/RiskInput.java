package dev.serai.risk;

/**
 * What is known about an action when its risk is assessed.
 *
 * @param baseRisk the Kamelet's own base risk, 0 to 100
 * @param reversible whether what it does can be undone
 * @param frozen whether a freeze window is open
 * @param history how it went on this target lately
 * @param modelConcern points a model wants to add; less than zero counts as none
 * @param origin what is behind it
 */
public record RiskInput(
        int baseRisk,
        RiskPlace place,
        RiskExtent extent,
        boolean reversible,
        boolean frozen,
        RiskHistory history,
        int modelConcern,
        ProposalOrigin origin) {

    public RiskInput {
        if (baseRisk < 0 || baseRisk > 100) {
            throw new IllegalArgumentException("base risk " + baseRisk + " is not within 0 to 100");
        }
    }
}
