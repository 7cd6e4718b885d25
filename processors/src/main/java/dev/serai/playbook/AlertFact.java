package dev.serai.playbook;

import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import java.util.Map;

/**
 * What a playbook may look at of an alert.
 *
 * @param description empty if it has none
 */
public record AlertFact(
        String source,
        AlertState state,
        Severity severity,
        String title,
        String description,
        Map<String, String> labels,
        Map<String, String> annotations) {

    /** Where an incident has no alert: every text is empty. */
    static final Map<String, Object> NO_VALUES = Map.of(
            "source", "",
            "state", "",
            "severity", "",
            "title", "",
            "description", "",
            "labels", Map.of(),
            "annotations", Map.of());

    public AlertFact {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    Map<String, Object> values() {
        return Map.of(
                "source", source,
                "state", state.wire(),
                "severity", severity.wire(),
                "title", title,
                "description", description,
                "labels", labels,
                "annotations", annotations);
    }
}
