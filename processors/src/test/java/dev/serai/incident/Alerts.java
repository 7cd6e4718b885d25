package dev.serai.incident;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes alerts of which a test names only the labels. */
final class Alerts {

    private Alerts() {}

    /** Labels as name, value, name, value, … */
    static Alert of(String source, String... labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return of(source, map);
    }

    static Alert of(String source, Severity severity) {
        return of(source, Map.of(), severity);
    }

    static Alert of(String source, Map<String, String> labels) {
        return of(source, labels, Severity.HIGH);
    }

    private static Alert of(String source, Map<String, String> labels, Severity severity) {
        return new Alert(
                source,
                "fp-" + labels.hashCode(),
                AlertState.FIRING,
                new AlertContent(severity, "title", null, labels, Map.of(), List.of(), List.of()),
                new Times(Instant.parse("2026-01-01T00:00:00Z"), null),
                null);
    }
}
