package dev.serai.cluster;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertState;
import dev.serai.alert.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes occurrences as alerts. */
final class ClusterAlerts {

    private static final String WHY = "severity_reason";
    private static final String OBJECT = "cluster_object";

    private ClusterAlerts() {}

    static Alert firing(String source, Occurrence occurrence) {
        return alert(source, occurrence, null);
    }

    static Alert resolved(String source, Occurrence occurrence, Instant end) {
        return alert(source, occurrence, end);
    }

    private static Alert alert(String source, Occurrence occurrence, @Nullable Instant end) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(WHY, occurrence.why());
        annotations.put(OBJECT, occurrence.id().written());
        return new Alert(
                source,
                occurrence.id().fingerprint(),
                end == null ? AlertState.FIRING : AlertState.RESOLVED,
                new AlertContent(
                        occurrence.severity(),
                        occurrence.title(),
                        occurrence.description().isEmpty() ? null : occurrence.description(),
                        occurrence.labels(),
                        annotations,
                        List.of(),
                        List.of()),
                new Times(occurrence.since(), end),
                null);
    }

    /** What an alert of ours was written from; empty if it was not, or is of another cluster. */
    static Optional<Occurrence> read(Alert alert, String cluster, Instant until) {
        return Identity.read(alert.annotations().getOrDefault(OBJECT, ""), cluster)
                .filter(id -> id.fingerprint().equals(alert.fingerprint()))
                .map(id -> new Occurrence(
                        id,
                        alert.severity(),
                        alert.annotations().getOrDefault(WHY, ""),
                        alert.title(),
                        alert.description() == null ? "" : alert.description(),
                        alert.labels(),
                        alert.startsAt(),
                        id.condition().source() == WatchedKind.EVENT ? until : null));
    }
}
