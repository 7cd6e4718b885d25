package dev.serai.cluster;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes occurrences as alerts. */
final class Alerts {

    private Alerts() {}

    static Alert firing(String source, Occurrence occurrence) {
        return alert(source, occurrence, null);
    }

    static Alert resolved(String source, Occurrence occurrence, Instant end) {
        return alert(source, occurrence, end);
    }

    private static Alert alert(String source, Occurrence occurrence, @Nullable Instant end) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("severity_reason", occurrence.why());
        return new Alert(
                source,
                occurrence.id().fingerprint(),
                end == null ? AlertState.FIRING : AlertState.RESOLVED,
                occurrence.severity(),
                occurrence.title(),
                occurrence.description().isEmpty() ? null : occurrence.description(),
                occurrence.labels(),
                annotations,
                List.of(),
                occurrence.since(),
                end,
                List.of(),
                null);
    }
}
