package dev.serai.risk;

/**
 * One reason why an action is as risky as it is.
 *
 * @param name the factor, from the list in docs/concepts/approval.md
 * @param points what it adds to the score, never negative
 * @param reason a sentence for the person who decides
 */
public record RiskFactor(String name, int points, String reason) {

    public RiskFactor {
        if (points < 0) {
            throw new IllegalArgumentException("factor " + name + " would lower the risk");
        }
    }
}
