package dev.serai.signal;

import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.MetricSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside an alert's own words. What lies after the moment of a decision is not seen by it.
 *
 * @param metric how the number went that it is about
 * @param logs what the logs say that belong to it
 * @param changes what was declared to change at its service
 */
public record SignalEvidence(@Nullable MetricSeries metric, List<LogTemplate> logs, List<DeclaredChange> changes) {

    public static final SignalEvidence NONE = new SignalEvidence(null, List.of(), List.of());

    public SignalEvidence {
        logs = List.copyOf(logs);
        changes = List.copyOf(changes);
    }
}
