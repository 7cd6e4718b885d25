package dev.serai.hub.silence;

import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MaintenanceWindow;
import dev.serai.silence.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of silences and windows, and the alerts that they are about. Each write is in the caller's transaction. */
@Component
class SilenceStore {

    private final NamedParameterJdbcTemplate jdbc;

    SilenceStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An alert as a preview sees it.
     *
     * @param incident null while it belongs to none
     * @param paged whether people were paged of its incident
     */
    record SeenAlert(
            UUID id,
            @Nullable UUID incident,
            String title,
            String source,
            Severity severity,
            AlertState state,
            Map<String, String> labels,
            Instant lastSeen,
            boolean paged) {}

    /** An alert that fires. */
    record FiringIn(UUID incident, Map<String, String> labels) {}

    /** A silence whose time is over. */
    record ClosedSilence(LabelMatchers matchers, String author, @Nullable String endedBy) {}

    /** How many are pending or active: silences and windows. */
    int open(String tenant, Instant now) {
        Integer count = jdbc.queryForObject(
                Sql.text("silence-open-count"), parameters(tenant).addValue("now", now.toString()), Integer.class);
        return count == null ? 0 : count;
    }

    void insert(String tenant, Silence silence, Instant now) {
        jdbc.update(
                Sql.text("silence-insert"),
                parameters(tenant)
                        .addValue("id", silence.id())
                        .addValue("matchers", MatcherJson.text(silence.matchers()))
                        .addValue("author", silence.author())
                        .addValue("comment", silence.comment())
                        .addValue("now", now.toString())
                        .addValue("starts", silence.startsAt().toString())
                        .addValue("ends", silence.endsAt().toString()));
    }

    /** Whether it was not over yet. */
    boolean end(String tenant, String id, String by, Instant now) {
        return jdbc.update(Sql.text("silence-end"), ended(tenant, id, now).addValue("by", by)) == 1;
    }

    /** Empty for one that is not over, or was closed before. */
    Optional<ClosedSilence> close(String tenant, String id, Instant now) {
        return jdbc
                .query(
                        Sql.text("silence-close"),
                        ended(tenant, id, now),
                        (row, n) -> new ClosedSilence(
                                MatcherJson.read(MatcherJson.parsed(row.getString("matchers"))),
                                row.getString("author"),
                                row.getString("ended_by")))
                .stream()
                .findFirst();
    }

    void insert(String tenant, MaintenanceWindow window, @Nullable UUID change, Instant now) {
        jdbc.update(
                Sql.text("window-insert"),
                parameters(tenant)
                        .addValue("id", window.id())
                        .addValue("scope", MatcherJson.text(window.scope()))
                        .addValue("expects", MatcherJson.text(window.expects()))
                        .addValue("excepted", MatcherJson.text(window.except()))
                        .addValue("starts", window.schedule().start().toString())
                        .addValue("zone", window.schedule().zone().getId())
                        .addValue("seconds", window.schedule().length().toSeconds())
                        .addValue("rule", window.schedule().rule())
                        .addValue("author", window.author())
                        .addValue("comment", window.comment())
                        .addValue("now", now.toString())
                        .addValue("change", change == null ? null : change.toString()));
    }

    /** Its scope; empty for one that is not there or was ended before. */
    Optional<LabelMatchers> endWindow(String tenant, String id, String by, Instant now) {
        return jdbc
                .query(
                        Sql.text("window-end"),
                        ended(tenant, id, now).addValue("by", by),
                        (row, n) -> MatcherJson.read(MatcherJson.parsed(row.getString("scope"))))
                .stream()
                .findFirst();
    }

    /** What was heard of since a moment, the latest first. */
    List<SeenAlert> lately(String tenant, Instant since, int most) {
        return jdbc.query(
                Sql.text("suppression-alerts-lately"),
                parameters(tenant).addValue("since", since.toString()).addValue("most", most),
                (row, n) -> new SeenAlert(
                        row.getObject("id", UUID.class),
                        row.getObject("incident_id", UUID.class),
                        row.getString("title"),
                        row.getString("source"),
                        EnumColumn.of(row, "severity", Severity.class),
                        EnumColumn.of(row, "state", AlertState.class),
                        MatcherJson.labels(row.getString("labels")),
                        row.getTimestamp("last_seen").toInstant(),
                        row.getBoolean("paged")));
    }

    /** The incidents that are not over in which an alert fires that matches; so many alerts are read at most. */
    List<UUID> incidents(String tenant, LabelMatchers matchers, int most) {
        return firing(tenant, matchers, most).stream()
                .map(FiringIn::incident)
                .distinct()
                .toList();
    }

    /** The alerts that fire in incidents that are not over, and match; so many are read at most. */
    List<FiringIn> firing(String tenant, LabelMatchers matchers, int most) {
        return jdbc
                .query(
                        Sql.text("suppression-alerts-firing"),
                        parameters(tenant).addValue("most", most),
                        (row, n) -> new FiringIn(
                                row.getObject("incident_id", UUID.class), MatcherJson.labels(row.getString("labels"))))
                .stream()
                .filter(alert -> matchers.matches(alert.labels()))
                .toList();
    }

    /** The labels of the alerts of an incident that fire, so many at most. */
    List<Map<String, String>> labels(String tenant, UUID incident, int most) {
        return jdbc.query(
                Sql.text("suppression-incident-labels"),
                parameters(tenant).addValue("incident", incident).addValue("most", most),
                (row, n) -> MatcherJson.labels(row.getString("labels")));
    }

    /** Whether a silence with just these matchers is in force, and stays so until then. */
    boolean isInForce(String tenant, LabelMatchers matchers, Instant now, Instant until) {
        return !jdbc.queryForList(
                        Sql.text("silence-in-force"),
                        parameters(tenant)
                                .addValue("matchers", MatcherJson.text(matchers))
                                .addValue("now", now.toString())
                                .addValue("until", until.toString()))
                .isEmpty();
    }

    private static MapSqlParameterSource parameters(String tenant) {
        return new MapSqlParameterSource("tenant", tenant);
    }

    private static MapSqlParameterSource ended(String tenant, String id, Instant now) {
        return parameters(tenant).addValue("id", id).addValue("now", now.toString());
    }
}
