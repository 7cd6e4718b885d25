package dev.serai.hub.analysis;

import dev.serai.analysis.Content;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns observations into rows of {@code evidence} and rows back into {@link Evidence}. */
@Component("evidence")
class EvidenceRows {

    /** Most observations stored at once: whoever finds more is cut, never refused. */
    static final int MAX_AT_ONCE = 100;

    private final Clock clock;

    EvidenceRows(Clock clock) {
        this.clock = clock;
    }

    /** The rows to insert, as named SQL parameters; {@code evidenceKeys} remembers which were asked for. */
    List<Map<String, @Nullable Object>> rows(
            @Body List<Observation> seen,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        Instant now = clock.instant();
        UUID incident = UUID.fromString(incidentId);
        List<Map<String, @Nullable Object>> rows = seen.stream()
                .limit(MAX_AT_ONCE)
                .map(one -> row(Evidence.of(one, Ids.next(), tenant, incident, now), one.content()))
                .toList();
        Set<String> keys = rows.stream().map(EvidenceRows::key).collect(Collectors.toCollection(HashSet::new));
        exchange.setProperty("evidenceKeys", keys);

        return rows;
    }

    /** The hashes as the query's parameter. */
    Map<String, Object> hashes(@ExchangeProperty("evidenceKeys") Set<String> keys) {
        return Map.of(
                "hashes",
                keys.stream().map(key -> key.substring(0, key.indexOf(' '))).collect(Collectors.joining(",")));
    }

    /** The evidence that was asked for, new or known before. */
    List<Evidence> stored(@Body List<Map<String, Object>> rows, @ExchangeProperty("evidenceKeys") Set<String> keys) {
        return rows.stream()
                .filter(row -> keys.contains(key(row)))
                .map(EvidenceRows::read)
                .toList();
    }

    private static String key(Map<String, ? extends @Nullable Object> columns) {
        LoadedRow row = new LoadedRow(columns);
        return row.text("sha256") + " " + row.text("source");
    }

    private static Map<String, @Nullable Object> row(Evidence evidence, @Nullable Content content) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", evidence.id().toString());
        row.put("tenant", evidence.tenant());
        row.put("incidentId", evidence.about().incidentId().toString());
        row.put("alertId", text(evidence.about().alertId()));
        row.put("actionId", text(evidence.about().actionId()));
        row.put("kind", evidence.kind().wire());
        row.put("source", evidence.source());
        row.put("sha256", evidence.body().sha256());
        row.put("excerpt", evidence.excerpt());
        row.put("content", content == null ? null : content.bytes());
        row.put("contentType", evidence.body().contentType());
        row.put("sizeBytes", evidence.body().sizeBytes());
        row.put("collectedAt", Timestamp.from(evidence.collectedAt()));
        return row;
    }

    static Evidence read(Map<String, Object> columns) {
        LoadedRow row = new LoadedRow(columns);
        return new Evidence(
                row.id("id"),
                row.text("tenant"),
                new Evidence.About(row.id("incident_id"), row.idOrNull("alert_id"), row.idOrNull("action_id")),
                row.word("kind", EvidenceKind.class),
                row.text("source"),
                new Evidence.Body(
                        row.text("sha256"),
                        row.text("excerpt"),
                        row.textOrNull("content_type"),
                        row.longNumber("size_bytes")),
                row.instant("collected_at"));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
