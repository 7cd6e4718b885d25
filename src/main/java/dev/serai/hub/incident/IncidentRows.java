package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.hub.db.Columns;
import dev.serai.hub.db.LostRace;
import dev.serai.hub.db.Sql;
import dev.serai.incident.Correlation;
import dev.serai.secret.Redaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads and writes the incidents of one batch, always in the order of their ids. */
@Component
public class IncidentRows {

    private static final String LOCK = Sql.text("intake-incidents-lock");
    private static final String RECENT = Sql.text("intake-incidents-recent");
    private static final String INSERT = Sql.text("intake-incidents-insert");
    private static final String UPDATE = Sql.text("intake-incidents-update");

    private final NamedParameterJdbcTemplate jdbc;

    IncidentRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with these ids, and the open ones of these keys, locked. */
    public List<IncidentRow> lock(Collection<UUID> ids, Collection<IncidentKey> keys) {
        if (ids.isEmpty() && keys.isEmpty()) {
            return List.of();
        }
        return rows(
                LOCK,
                keys(keys)
                        .parameters()
                        .addValue("ids", ids.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /** The last one of each key that was resolved after {@code since}, locked. */
    public List<IncidentRow> lockRecent(Collection<IncidentKey> keys, Instant since) {
        return keys.isEmpty()
                ? List.of()
                : rows(RECENT, keys(keys).all("since", since).parameters());
    }

    private static Columns<IncidentKey> keys(Collection<IncidentKey> keys) {
        return Columns.of(List.copyOf(keys))
                .text("tenants", IncidentKey::tenant)
                .text("keys", IncidentKey::correlationKey);
    }

    private List<IncidentRow> rows(String sql, MapSqlParameterSource parameters) {
        List<IncidentRow> rows = new ArrayList<>();
        jdbc.query(sql, parameters, found -> {
            rows.add(row(found));
        });
        return rows;
    }

    private static IncidentRow row(ResultSet found) throws SQLException {
        return IncidentRow.stored(
                found.getObject("id", UUID.class),
                new IncidentKey(found.getString("tenant"), found.getString("correlation_key")),
                found.getString("state"),
                Severity.ofWire(found.getString("severity")),
                found.getInt("alerts"),
                found.getInt("firing"),
                found.getTimestamp("last_alert_at").toInstant());
    }

    public void insert(List<IncidentRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        Columns<IncidentRow> columns = Columns.of(rows)
                .text("ids", IncidentRow::id)
                .text("tenants", row -> row.key().tenant())
                .text("keys", row -> row.key().correlationKey())
                .text("rules", from(Correlation::rule))
                .text("severities", row -> row.severity().wire())
                .text("titles", IncidentRows::title)
                .text("environments", from(Correlation::environment))
                .text("clusters", from(Correlation::cluster))
                .text("namespaces", from(Correlation::namespace))
                .text("workloads", from(Correlation::workload))
                .number("alerts", IncidentRow::alerts)
                .number("firing", IncidentRow::firing)
                .all("now", now);
        if (jdbc.update(INSERT, columns.parameters()) != rows.size()) {
            throw new LostRace("another instance has just opened the same incident");
        }
    }

    private static @Nullable Object title(IncidentRow row) {
        IncidentRow.Origin origin = row.origin();
        return origin == null ? null : origin.title();
    }

    private static Function<IncidentRow, @Nullable Object> from(
            Function<Correlation, ? extends @Nullable Object> value) {
        return row -> {
            IncidentRow.Origin origin = row.origin();
            Object found = origin == null ? null : value.apply(origin.correlation());
            // Only the key, which never leaves, is what the labels say to the letter.
            return found instanceof String text ? Redaction.redact(text) : found;
        };
    }

    public void update(List<IncidentRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(
                UPDATE,
                Columns.of(rows)
                        .text("ids", IncidentRow::id)
                        .text("states", IncidentRow::state)
                        .text("severities", row -> row.severity().wire())
                        .number("alerts", IncidentRow::alerts)
                        .number("firing", IncidentRow::firing)
                        .text("last", IncidentRow::lastAlertAt)
                        .flag("reopened", IncidentRow::reopened)
                        .flag("closed", IncidentRow::closed)
                        .all("now", now)
                        .parameters());
    }
}
