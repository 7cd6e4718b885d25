package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertKey;
import dev.serai.alert.AlertState;
import dev.serai.alert.AlertStatus;
import dev.serai.alert.AlertTransition;
import dev.serai.alert.FoldedAlert;
import dev.serai.alert.Severity;
import dev.serai.alert.StoredAlert;
import dev.serai.hub.db.ConcurrentUpdateException;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
    List<StoredAlert> lock(Collection<AlertKey> keys) {
        return jdbc.query(LOCK, columns(keys).parameters(), (found, index) -> row(found));
    }

    /** Those of these that another transaction holds just now; the others are locked, without any wait. */
    Set<AlertKey> held(Collection<AlertKey> keys) {
        return Set.copyOf(jdbc.query(HELD, columns(keys).parameters(), (found, index) -> key(found)));
    }

    private static UnnestParameters<AlertKey> columns(Collection<AlertKey> keys) {
        return UnnestParameters.of(List.copyOf(keys))
                .text("tenants", AlertKey::tenant)
                .text("sources", AlertKey::source)
                .text("fingerprints", AlertKey::fingerprint);
    }

    private static AlertKey key(ResultSet found) throws SQLException {
        return new AlertKey(found.getString("tenant"), found.getString("source"), found.getString("fingerprint"));
    }

    private static StoredAlert row(ResultSet found) throws SQLException {
        AlertStatus status = new AlertStatus(
                EnumColumn.of(found, "state", AlertState.class),
                found.getTimestamp("starts_at").toInstant(),
                instant(found.getTimestamp("ends_at")),
                instant(found.getTimestamp("previous_end")),
                found.getTimestamp("last_seen").toInstant(),
                seconds(found.getObject("longest_pause", Integer.class)),
                instant(found.getTimestamp("stale_since")),
                found.getLong("occurrences"),
                found.getInt("transitions"),
                found.getInt("episode"));
        return new StoredAlert(
                found.getObject("id", UUID.class),
                key(found),
                status,
                EnumColumn.of(found, "severity", Severity.class),
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
    void write(List<FoldedAlert> rows, Instant now) {
        insert(rows.stream().filter(FoldedAlert::isNew).toList());
        List<FoldedAlert> known = rows.stream().filter(row -> !row.isNew()).toList();
        update(known);
        content(known.stream().filter(row -> row.content() != null).toList());
        events(rows.stream().flatMap(AlertRows::events).toList(), now);
    }

    private void insert(List<FoldedAlert> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UnnestParameters<FoldedAlert> columns = contentColumns(rows)
                .text("tenants", row -> row.alert().key().tenant())
                .text("sources", row -> row.alert().key().source())
                .text("fingerprints", row -> row.alert().key().fingerprint());
        if (jdbc.update(INSERT, statusColumns(columns).parameters()) != rows.size()) {
            throw new ConcurrentUpdateException("another instance has just stored the same alert");
        }
    }

    private void update(List<FoldedAlert> rows) {
        if (!rows.isEmpty()) {
            UnnestParameters<FoldedAlert> columns =
                    UnnestParameters.of(rows).text("ids", row -> row.alert().id());
            jdbc.update(UPDATE, statusColumns(columns).parameters());
        }
    }

    private void content(List<FoldedAlert> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(CONTENT, contentColumns(rows).parameters());
        }
    }

    private static Stream<AlertEventRow> events(FoldedAlert row) {
        return row.transitions().stream().map(transition -> new AlertEventRow(row.alert(), transition));
    }

    private void events(List<AlertEventRow> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        UnnestParameters<AlertEventRow> columns = UnnestParameters.of(events)
                .text("ids", event -> Ids.next())
                .text("tenants", event -> event.alert().key().tenant())
                .text("alerts", event -> event.alert().id())
                .number("episodes", event -> event.status().episode())
                .text("kinds", event -> event.transition().kind().wire())
                .text("reasons", event -> event.transition().reason().name())
                .text("starts", event -> event.status().startsAt())
                .text("ends", event -> event.status().endsAt())
                .all("now", now);
        jdbc.update(EVENTS, columns.parameters());
    }

    private static UnnestParameters<FoldedAlert> statusColumns(UnnestParameters<FoldedAlert> columns) {
        return columns.text("states", of(status -> status.state().wire()))
                .text("starts", of(AlertStatus::startsAt))
                .text("ends", of(AlertStatus::endsAt))
                .text("previous", of(AlertStatus::previousEnd))
                .text("seen", of(AlertStatus::lastSeen))
                .text("pauses", of(AlertRows::longestPause))
                .number("occurrences", row -> row.alert().status().occurrences())
                .number("transitions", row -> row.alert().status().transitions())
                .number("episodes", row -> row.alert().status().episode())
                .text("incidents", row -> row.alert().incident());
    }

    private static @Nullable Long longestPause(AlertStatus status) {
        Duration pause = status.longestPause();
        return pause == null ? null : pause.toSeconds();
    }

    private static Function<FoldedAlert, @Nullable Object> of(Function<AlertStatus, ? extends @Nullable Object> value) {
        return row -> value.apply(row.alert().status());
    }

    /** Of rows whose content is new; that of a new alert always is. */
    private UnnestParameters<FoldedAlert> contentColumns(List<FoldedAlert> rows) {
        return UnnestParameters.of(rows)
                .text("ids", row -> row.alert().id())
                .text("severities", row -> row.alert().severity().wire())
                .text("titles", said(Alert::title))
                .text("descriptions", said(Alert::description))
                .text("labels", said(alert -> text(alert.labels())))
                .text("annotations", said(alert -> text(alert.annotations())))
                .text("environments", row -> content(row).environment())
                .text("links", said(alert -> text(alert.content().links())))
                .text("notes", said(alert -> text(alert.notes())))
                .text("hashes", row -> row.alert().contentHash());
    }

    private static Function<FoldedAlert, @Nullable Object> said(Function<Alert, ? extends @Nullable Object> value) {
        return row -> value.apply(content(row).alert());
    }

    private static FoldedAlert.CurrentAlert content(FoldedAlert row) {
        if (row.content() == null) {
            throw new IllegalStateException(
                    "nothing new is said by alert " + row.alert().id());
        }
        return row.content();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and lists of them are JSON", e);
        }
    }

    private record AlertEventRow(StoredAlert alert, AlertTransition transition) {

        AlertStatus status() {
            return transition.status();
        }
    }
}
