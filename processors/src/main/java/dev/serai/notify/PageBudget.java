package dev.serai.notify;

import dev.serai.wire.ReasonCode;
import java.time.Duration;

/**
 * How many pages one chat gets. What exceeds it is listed in one message, which is a page itself.
 *
 * @param pages so many within any hour, critical ones included; positive
 * @param listFor how long one such message takes in further incidents before the next one is sent; positive
 */
public record PageBudget(int pages, Duration listFor) {

    /** The time in which pages are counted. */
    public static final Duration HOUR = Duration.ofHours(1);

    /** Where a policy says nothing: far more than an ordinary night has, and fewer than somebody can read. */
    public static final PageBudget DEFAULT = new PageBudget(60, Duration.ofMinutes(10));

    /** Whether a chat gets a page. */
    public enum BudgetReason implements ReasonCode {
        /** Its budget has room. */
        WITHIN_BUDGET,
        /** It had all pages of its hour: a message lists the incident. */
        BUDGET_SPENT
    }

    public PageBudget {
        if (pages < 1 || listFor.isNegative() || listFor.isZero()) {
            throw new IllegalArgumentException("a chat gets at least one page an hour, and a list takes some time");
        }
    }

    /**
     * Whether there is one more page.
     *
     * @param spent how many there were within the last {@link #HOUR}
     */
    public BudgetReason decide(int spent) {
        return spent < pages ? BudgetReason.WITHIN_BUDGET : BudgetReason.BUDGET_SPENT;
    }

    PageBudget with(int other) {
        return new PageBudget(other, listFor);
    }
}
