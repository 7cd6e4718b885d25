package dev.serai.risk;

/**
 * How an action went on its target lately.
 *
 * @param failures how often it failed
 * @param unknowns how often its outcome stayed unknown
 */
public record RiskHistory(int failures, int unknowns) {

    public RiskHistory {
        if (failures < 0 || unknowns < 0) {
            throw new IllegalArgumentException("failures and unknowns count from 0");
        }
    }
}
