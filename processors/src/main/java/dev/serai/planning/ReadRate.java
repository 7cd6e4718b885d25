package dev.serai.planning;

import java.time.Duration;

/**
 * How many reading actions a tenant has proposed within {@link #WINDOW}, and how many the policy allows.
 */
public record ReadRate(int lately, int limit) {

    public static final Duration WINDOW = Duration.ofMinutes(1);

    boolean usedUp() {
        return lately >= limit;
    }
}
