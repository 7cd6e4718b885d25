package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.alert.AlertStatus;
import dev.serai.alert.Severity;
import dev.serai.hub.db.Columns;
import dev.serai.hub.db.LostRace;
import dev.serai.hub.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads and writes the alerts of one batch, each table with one statement. */
@Component
class AlertRows {

    private static final String LOCK = Sql.text("intake-alerts-lock");
    private static final String HELD = Sql.text("intake-alerts-held");
    private static final String INSERT = Sql.text("intake-alerts-insert");
    private static final String UPDATE = Sql.text("intake-alerts-update");
    private static final String CONTENT = Sql.text("intake-alerts-content");
    private static final String EVENTS = Sql.text("intake-events-insert");

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;

    AlertRows(NamedParameterJdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The stored ones of these, locked in key order. */
    Map<AlertKey, AlertRow> lock(Collection<AlertKey> keys) {
        Map<AlertKey, AlertRow> rows = new TreeMap<>();
        jdbc.query(LOCK, columns(keys).parameters(), found -> {
            AlertRow row = row(found);
            rows.put(row.key(), row);
        });
        return rows;
    }

    /** Those of these that another transaction holds just now; the others are locked, without any wait. */
    Set<AlertKey> held(Collection<AlertKey> keys) {
        return Set.copyOf(jdbc.query(HELD, columns(keys).parameters(), (found, index) -> key(found)));
    }

    private static Columns<AlertKey> columns(Collection<AlertKey> keys) {
        return Columns.of(List.copyOf(keys))
                .text("tenants", AlertKey::tenant)
                .text("sources", AlertKey::source)
                .text("fingerprints", AlertKey::fingerprint);
    }

    private static AlertKey key(ResultSet found) throws SQLException {
        return new AlertKey(found.getString("tenant"), found.getString("source"), found.getString("fingerprint"));
    }

    private static AlertRow row(ResultSet found) throws SQLException {
        AlertStatus status = new AlertStatus(
                AlertState.valueOf(found.getString("state").toUpperCase(Locale.ROOT)),
                found.getTimestamp("starts_at").toInstant(),
                instant(found.getTimestamp("ends_at")),
                instant(found.getTimestamp("previous_end")),
                found.getTimestamp("last_seen").toInstant(),
                seconds(found.getObject("longest_pause", Integer.class)),
                instant(found.getTimestamp("stale_since")),
                found.getLong("occurrences"),
                found.getInt("transitions"),
                found.getInt("episode"));
        return AlertRow.stored(
                found.getObject("id", UUID.class),
                key(found),
                status,
                Severity.ofWire(found.getString("severity")),
                found.getObject("incident_id", UUID.class),
                found.getString("content_hash"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** Writes what the batch made of them. */
    void write(List<AlertRow> rows, Instant now) {
        insert(rows.stream().filter(row -> !row.isStored()).toList(), now);
        update(rows.stream().filter(AlertRow::isStored).toList());
        content(rows.stream()
                .filter(row -> row.isStored() && row.content() != null)
                .toList());
        events(rows.stream().flatMap(row -> row.events().stream()).toList(), now);
    }

    private void insert(List<AlertRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        Columns<AlertRow> columns = contentColumns(rows)
                .text("tenants", row -> row.key().tenant())
                .text("sources", row -> row.key().source())
                .text("fingerprints", row -> row.key().fingerprint())
                .all("now", now);
        if (jdbc.update(INSERT, statusColumns(columns).parameters()) != rows.size()) {
            throw new LostRace("another instance has just stored the same alert");
        }
    }

    private void update(List<AlertRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(
                    UPDATE,
                    statusColumns(Columns.of(rows).text("ids", AlertRow::id)).parameters());
        }
    }

    private void content(List<AlertRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(CONTENT, contentColumns(rows).parameters());
        }
    }

    private void events(List<AlertRow.Event> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.update(
                EVENTS,
                Columns.of(events)
                        .text("ids", AlertRow.Event::id)
                        .text("tenants", event -> event.alert().key().tenant())
                        .text("alerts", event -> event.alert().id())
                        .number("episodes", event -> event.status().episode())
                        .text("kinds", AlertRow.Event::kind)
                        .text("reasons", AlertRow.Event::reason)
                        .text("starts", event -> event.status().startsAt())
                        .text("ends", event -> event.status().endsAt())
                        .all("now", now)
                        .parameters());
    }

    private static Columns<AlertRow> statusColumns(Columns<AlertRow> columns) {
        return columns.text("states", row -> row.status().state().wire())
                .text("starts", row -> row.status().startsAt())
                .text("ends", row -> row.status().endsAt())
                .text("previous", row -> row.status().previousEnd())
                .text("seen", row -> row.status().lastSeen())
                .text("pauses", AlertRows::longestPause)
                .number("occurrences", row -> row.status().occurrences())
                .number("transitions", row -> row.status().transitions())
                .number("episodes", row -> row.status().episode())
                .text("incidents", AlertRow::incident);
    }

    private static @Nullable Long longestPause(AlertRow row) {
        Duration pause = row.status().longestPause();
        return pause == null ? null : pause.toSeconds();
    }

    private Columns<AlertRow> contentColumns(List<AlertRow> rows) {
        return Columns.of(rows)
                .text("ids", AlertRow::id)
                .text("severities", of(alert -> alert.severity().wire()))
                .text("titles", of(Alert::title))
                .text("descriptions", of(Alert::description))
                .text("labels", of(alert -> text(alert.labels())))
                .text("annotations", of(alert -> text(alert.annotations())))
                .text("environments", AlertRow::environment)
                .text("links", of(alert -> text(alert.links())))
                .text("notes", of(alert -> text(alert.notes())))
                .text("hashes", AlertRow::hash);
    }

    private static Function<AlertRow, @Nullable Object> of(Function<Alert, ? extends @Nullable Object> value) {
        return row -> {
            Alert content = row.content();
            return content == null ? null : value.apply(content);
        };
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and lists of them are JSON", e);
        }
    }
}
