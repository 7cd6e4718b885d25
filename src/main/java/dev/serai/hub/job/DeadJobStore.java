package dev.serai.hub.job;

import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code dead_job}, and how much waits in {@code job}. Rows are maps by column name. */
@Component
public class DeadJobStore {

    private static final String LIST = Sql.text("dead-job-list");
    private static final String LOAD = Sql.text("dead-job-load");
    private static final String RETRY = Sql.text("dead-job-retry");
    private static final String COUNT = Sql.text("dead-job-count");
    private static final String DEPTH = Sql.text("job-depth");

    private final NamedParameterJdbcTemplate jdbc;

    DeadJobStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that nobody retried yet, the newest first, below the id {@code before} when it is given. */
    public List<Map<String, Object>> list(String tenant, int limit, @Nullable UUID before) {
        return jdbc.queryForList(
                LIST,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue("limit", limit)
                        .addValue("before", before == null ? null : before.toString(), Types.VARCHAR));
    }

    public Optional<Map<String, Object>> load(String tenant, UUID id) {
        return jdbc.queryForList(LOAD, new MapSqlParameterSource("tenant", tenant).addValue("id", id)).stream()
                .findFirst();
    }

    /** Marks it as retried; false when it is not there, or retried already. */
    public boolean retry(String tenant, UUID id, String by, Instant now) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("tenant", tenant)
                .addValue("id", id)
                .addValue("by", by)
                .addValue("now", Timestamp.from(now));
        return jdbc.update(RETRY, parameters) == 1;
    }

    /** Those of a tenant that nobody retried yet. */
    public long count(String tenant) {
        Long count = TenantContext.in(tenant, () -> jdbc.queryForObject(COUNT, Map.of("tenant", tenant), Long.class));
        return count == null ? 0 : count;
    }

    /** What waits and runs, by job name; one counts as crashing after {@code crashes} takeovers in a row. */
    public List<Depth> depths(int crashes) {
        return jdbc.query(DEPTH, Map.of("crashes", crashes), (row, index) -> {
            Timestamp oldest = row.getTimestamp("oldest");
            return new Depth(
                    row.getString("task_name"),
                    row.getLong("waiting"),
                    row.getLong("running"),
                    row.getLong("crashing"),
                    oldest == null ? null : oldest.toInstant());
        });
    }

    /**
     * How much of one name there is.
     *
     * @param crashing jobs whose instances stopped again and again while they ran them
     * @param oldest when the first of those that wait is, or was, due
     */
    public record Depth(String name, long waiting, long running, long crashing, @Nullable Instant oldest) {}
}
