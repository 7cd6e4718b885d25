package dev.serai.incident;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which incident an alert belongs to, and why.
 *
 * @param key equal keys of one tenant are one incident; at most {@link CorrelationKey#MAX_CHARS} characters
 * @param rule the name of the rule that made the key
 * @param window how long after its last alert one more counts as part of the same trouble. As long as the incident is
 *     open it takes in later ones, too, for a key has one open incident at most; the recorded reason tells them apart
 * @param environment by policy; a label can only have raised it
 * @param cluster where it happens, if the alert says
 * @param namespace where it happens, if the alert says
 * @param workload what it happens to, if the alert says: a pod's name without what its controller appended
 */
public record Correlation(
        String key,
        String rule,
        Duration window,
        String environment,
        @Nullable String cluster,
        @Nullable String namespace,
        @Nullable String workload) {}
