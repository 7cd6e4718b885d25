package dev.serai.hub.job;

import dev.serai.hub.db.OwnSession;
import dev.serai.hub.db.OwnSessions;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Takes due jobs of the table {@code job} for this instance, of all names with one statement, on a session of its own.
 * What is due follows the caller's clock; signs of life follow the database's, so that instances need not agree on a time.
 */
@Component
public class JobClaims implements AutoCloseable {

    private static final String CLAIM = Sql.text("job-claim");
    private static final String SILENT = Sql.text("job-silent");

    /**
     * The planner takes a claim for thousands of rows, and would read the whole table for it: places are few. With this
     * there is one good plan, so it need not be made anew each time either.
     */
    private static final String FEW_ROWS =
            "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;"
                    + " set plan_cache_mode = force_generic_plan";

    private final OwnSession session;

    JobClaims(OwnSessions sessions) {
        this.session = sessions.of(Purpose.KEEPERS, FEW_ROWS);
    }

    /**
     * What a claim found.
     *
     * @param jobs those that are the caller's now, the first due first
     * @param nextDue when the first of the others is due; null when none waits
     * @param silent whether an instance that runs a job of these names gave no sign of life for too long
     */
    public record Claims(List<StoredJob> jobs, @Nullable Instant nextDue, boolean silent) {}

    /**
     * Takes due jobs, the first due first.
     *
     * @param places how many to take at most, by name
     * @param names whose instances' signs of life are looked at
     * @param by the instance that takes them
     * @param now what is due by then
     * @param patience how long a sign of life holds
     */
    public Claims claim(
            Map<String, Integer> places, Collection<String> names, String by, Instant now, Duration patience) {
        List<Map.Entry<String, Integer>> wanted = List.copyOf(places.entrySet());
        MapSqlParameterSource parameters = new MapSqlParameterSource("by", by)
                .addValue("names", wanted.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .addValue("places", wanted.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .addValue("all", names.toArray(String[]::new))
                .addValue("now", Timestamp.from(now))
                .addValue("patience", patience.toMillis());
        return session.use(jdbc -> jdbc.query(CLAIM, parameters, JobClaims::claims));
    }

    /** The jobs of these names whose instances gave no sign of life for so long, whoever they are. */
    public List<StoredJob> silent(Collection<String> names, Duration patience) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("names", names.toArray(String[]::new))
                .addValue("patience", patience.toMillis());
        return session.use(jdbc -> jdbc.query(SILENT, parameters, (row, index) -> job(row)));
    }

    /** The last row tells of those that were not taken. */
    private static Claims claims(ResultSet row) throws SQLException {
        List<StoredJob> jobs = new ArrayList<>();
        Instant nextDue = null;
        boolean silent = false;
        while (row.next()) {
            if (row.getString("task_name") == null) {
                Timestamp next = row.getTimestamp("execution_time");
                nextDue = next == null ? null : next.toInstant();
                silent = row.getBoolean("silent");
            } else {
                jobs.add(job(row));
            }
        }
        jobs.sort(Comparator.comparing(StoredJob::due));
        return new Claims(jobs, nextDue, silent);
    }

    private static StoredJob job(ResultSet row) throws SQLException {
        return new StoredJob(
                row.getString("task_name"),
                row.getString("task_instance"),
                row.getString("payload"),
                row.getTimestamp("execution_time").toInstant(),
                new JobCounts(
                        row.getInt("failures"),
                        row.getInt("postponed"),
                        row.getInt("hub_failures"),
                        row.getInt("takeovers")),
                row.getLong("version"));
    }

    @Override
    public void close() {
        session.close();
    }
}
