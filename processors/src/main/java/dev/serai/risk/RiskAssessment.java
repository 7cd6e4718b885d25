package dev.serai.risk;

import java.util.List;

/**
 * How risky an action is, and why.
 *
 * @param score 0 to 100
 * @param level the tier of the score
 * @param factors what made the score, in a fixed order; their points add up to it unless they pass 100
 */
public record RiskAssessment(int score, RiskLevel level, List<RiskFactor> factors) {

    public RiskAssessment {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("score " + score + " is not within 0 to 100");
        }
        if (level != RiskLevel.ofScore(score)) {
            throw new IllegalArgumentException("score " + score + " is not " + level);
        }
        factors = List.copyOf(factors);
    }
}
