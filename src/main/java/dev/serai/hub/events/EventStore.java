package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the journal in the order in which it became visible. */
@Component
class EventStore {

    private static final String SNAPSHOT = Sql.text("event-snapshot");
    private static final String READ = Sql.text("event-read");
    private static final String COUNT = Sql.text("event-count");
    private static final String BACKLOG = Sql.text("event-backlog");
    private static final UUID FIRST = new UUID(0, 0);

    private final NamedParameterJdbcTemplate jdbc;

    EventStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is committed now, of all tenants; whoever asks works for one. */
    StreamSnapshot snapshot(String tenant) {
        String text = TenantContext.in(tenant, () -> jdbc.queryForObject(SNAPSHOT, Map.of(), String.class));
        return StreamSnapshot.ofDatabase(Objects.requireNonNull(text));
    }

    /** The tenant's first events behind a position, of those that a snapshot shows, in the order of their ids. */
    List<RecordedEvent> read(String tenant, StreamPosition position, StreamSnapshot until, int limit) {
        return TenantContext.in(
                tenant, () -> jdbc.query(READ, parameters(tenant, position, until, limit), (row, index) -> event(row)));
    }

    /** How many events of the tenant a snapshot shows behind a position; {@code limit} or more where there are too many. */
    int count(String tenant, StreamPosition position, StreamSnapshot until, int limit) {
        Integer count = TenantContext.in(
                tenant, () -> jdbc.queryForObject(COUNT, parameters(tenant, position, until, limit), Integer.class));
        return Objects.requireNonNull(count);
    }

    /**
     * What one has not passed.
     *
     * @param oldest when the first of them happened; null without one
     */
    record EventBacklogCount(long events, @Nullable Instant oldest) {

        private EventBacklogCount plus(EventBacklogCount more) {
            Instant first =
                    oldest == null || more.oldest != null && more.oldest.isBefore(oldest) ? more.oldest : oldest;
            return new EventBacklogCount(events + more.events, first);
        }
    }

    /** What the tenant has behind a position, counted to about {@code limit}. */
    EventBacklogCount backlog(String tenant, StreamPosition position, StreamSnapshot now, int limit) {
        StreamSnapshot until = position.until();
        if (until == null) {
            return until(tenant, position, now, limit);
        }
        EventBacklogCount rest = until(tenant, position, until, limit);
        return rest.events() >= limit
                ? rest
                : rest.plus(until(tenant, StreamPosition.at(until), now, limit - (int) rest.events()));
    }

    private EventBacklogCount until(String tenant, StreamPosition position, StreamSnapshot until, int limit) {
        return TenantContext.in(
                tenant,
                () -> jdbc.queryForObject(BACKLOG, parameters(tenant, position, until, limit), (row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new EventBacklogCount(row.getLong("events"), oldest == null ? null : oldest.toInstant());
                }));
    }

    private static MapSqlParameterSource parameters(
            String tenant, StreamPosition position, StreamSnapshot until, int limit) {
        return new MapSqlParameterSource("tenant", tenant)
                .addValue("from", position.seen().next())
                .addValue("open", position.seen().open().toArray(Long[]::new))
                .addValue("until", until.next())
                .addValue("untilOpen", until.open().toArray(Long[]::new))
                .addValue("after", position.after() == null ? FIRST : position.after())
                .addValue("limit", limit);
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getObject("id", UUID.class),
                row.getString("actor"),
                row.getString("verb"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("reason"),
                row.getString("details"),
                row.getTimestamp("at").toInstant(),
                row.getObject("incident_id", UUID.class));
    }
}
