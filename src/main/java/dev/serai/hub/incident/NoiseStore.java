package dev.serai.hub.incident;

import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts alerts, pages and what was held back in a span of time, by the indexes of {@code V67}. */
@Repository
class NoiseStore {

    private static final String HOURS = Sql.text("noise-hours");
    private static final String DAYS = Sql.text("noise-days");
    private static final String REASONS = Sql.text("noise-reasons");
    private static final String RULES = Sql.text("noise-rules");

    private final JdbcClient jdbc;

    NoiseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of {@code NoiseHour}, for each hour from the first. */
    List<Map<String, Object>> hours(NoiseSpan span) {
        return rows(HOURS, span);
    }

    /** Rows of {@code NoiseDay}, for each day from the first. */
    List<Map<String, Object>> days(NoiseSpan span) {
        return rows(DAYS, span);
    }

    /** Rows of {@code HeldBack}, the most frequent first. */
    List<Map<String, Object>> heldBack(NoiseSpan span) {
        return rows(REASONS, span);
    }

    /** Rows of {@code NoiseRule}, those that paged most first; {@code all_rules} of each says how many there are. */
    List<Map<String, Object>> rules(NoiseSpan span) {
        return rows(RULES, span);
    }

    /** @param from where its first hour or day begins */
    record NoiseSpan(String tenant, Instant from, Instant to) {}

    private List<Map<String, Object>> rows(String sql, NoiseSpan span) {
        return jdbc.sql(sql)
                .param("tenant", span.tenant())
                .param("from", Timestamp.from(span.from()))
                .param("to", Timestamp.from(span.to()))
                .query()
                .listOfRows();
    }
}
