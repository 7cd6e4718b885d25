package dev.serai.hub.analysis;

import dev.serai.probe.ClusterObject;
import dev.serai.probe.LogComparison;
import dev.serai.probe.Probe;
import dev.serai.probe.ProbeResult;
import dev.serai.probe.ProbeSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One look at one object, as it passes through the routes.
 *
 * @param comparison with what the log that is read is compared; null where what is read speaks for itself
 */
record ClusterProbe(Probe look, ClusterObject object, @Nullable LogComparison comparison) {

    static final String PROPERTY = "clusterProbe";

    ClusterProbe(Probe look, ClusterObject object) {
        this(look, object, null);
    }

    static ClusterProbe of(LogComparison comparison) {
        return new ClusterProbe(Probe.LOGS, comparison.pod(), comparison);
    }

    /** Names it where a round tells what failed. */
    String name() {
        return comparison == null ? ProbeSource.of(object, look.name().toLowerCase(Locale.ROOT)) : comparison.source();
    }

    /** The arguments of its Kamelet. */
    Map<String, Object> arguments() {
        return comparison == null ? look.arguments(object) : comparison.arguments();
    }

    /** Words what the Kamelet answered. */
    ProbeResult read(Map<String, ? extends @Nullable Object> result) {
        return comparison == null ? look.read(object, result) : comparison.read(result);
    }
}
