package dev.serai.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a request is checked.
 *
 * @param listed what the catalogue says of the Kamelet now; null if it is not in it
 * @param forbidden why the settings forbid it to act on this target; null if they do not
 * @param cooldown how long the target is left alone, {@link RequestSource#cooldown}
 * @param reads of the tenant; null for what changes something
 * @param budget of the cluster; null for what changes nothing on a cluster, and for a cluster without one
 */
public record AdmissionFacts(
        @Nullable ActionDefinition listed,
        @Nullable RefusalReason forbidden,
        TargetHistory history,
        Duration cooldown,
        @Nullable ReadRate reads,
        @Nullable ClusterBudget budget,
        Instant now) {}
