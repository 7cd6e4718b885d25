package dev.serai.planning;

import dev.serai.action.Budget;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may still be changed on a cluster.
 *
 * @param first when the first change that counts was started; null if none was
 */
public record ClusterBudget(String cluster, Budget budget, @Nullable Instant first) {

    /** The time that a budget is for. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** When some of it is free again; null if none of it is spent. */
    @Nullable
    Duration free(Instant now) {
        return first == null ? null : Duration.between(now, first.plus(WINDOW)).plusSeconds(1);
    }

    /** For people: what the cluster may take. */
    String text() {
        return cluster + ": " + budget.perHour() + " objects an hour";
    }
}
