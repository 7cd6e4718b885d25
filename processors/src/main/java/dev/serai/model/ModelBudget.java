package dev.serai.model;

import java.math.BigDecimal;

/**
 * A limit on what may be used in a day; 0 is no limit.
 *
 * @param tokens the most tokens
 * @param cost the most that may be spent
 */
public record ModelBudget(long tokens, BigDecimal cost) {

    /** What is used already, with what running calls have reserved. */
    public record BudgetShare(long tokens, BigDecimal cost) {}

    /** Whether a call of this size still fits beside what is used. */
    public boolean allows(BudgetShare used, BudgetShare call) {
        return (tokens == 0 || used.tokens() + call.tokens() <= tokens)
                && (cost.signum() == 0 || used.cost().add(call.cost()).compareTo(cost) <= 0);
    }
}
