package dev.serai.hub.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.UnnestParameters;
import dev.serai.incident.PlaceLabel;
import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalDecision.SignalTrace;
import dev.serai.signal.SignalPolicy.Folds;
import dev.serai.signal.SignalSubject;
import dev.serai.signal.SignalWords;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was decided of alerts and what they are compared with. All of it in the transaction that asks. */
@Repository
class SignalStore {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('signal ' || :tenant, 0))";
    private static final String OWN = Sql.text("signal-own");
    private static final String OTHERS = Sql.text("signal-others");
    private static final String FACTS = Sql.text("signal-facts");
    private static final String CHANGES = Sql.text("signal-changes");
    private static final String STATE = Sql.text("signal-state-write");
    private static final String DECISION = Sql.text("signal-decision-write");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How long what is known of a service is worth something. */
    private static final Duration KNOWN = Duration.ofHours(6);

    /** How old a series is at most: an older one does not say how it is now. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    /** How long ago a change is at most that lasts. */
    private static final Duration DECLARED = Duration.ofDays(2);

    private final NamedParameterJdbcTemplate jdbc;

    SignalStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else decides for the tenant: of a root and its symptom one comes first. */
    void lock(String tenant) {
        jdbc.query(LOCK, Map.of("tenant", tenant), row -> {});
    }

    List<Map<String, Object>> own(UUID incident, Instant now) {
        return jdbc.queryForList(
                OWN,
                Map.of(
                        "incident",
                        incident,
                        "hourAgo",
                        Timestamp.from(now.minus(Duration.ofHours(1))),
                        "readSince",
                        Timestamp.from(now.minus(FRESH))));
    }

    /**
     * What the alerts are compared with, as far as it can have to do with one of them.
     *
     * @param reach how far that is looked for
     * @return the latest first
     */
    List<Map<String, Object>> others(String tenant, List<SignalRow> alerts, SignalReach reach, Instant now) {
        List<Instant> fired = alerts.stream().map(SignalRow::firedAt).sorted().toList();
        if (fired.isEmpty()) {
            return List.of();
        }
        Folds folds = reach.folds();
        return jdbc.queryForList(
                OTHERS,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue("from", Timestamp.from(fired.get(0).minus(folds.window())))
                        .addValue(
                                "to", Timestamp.from(fired.get(fired.size() - 1).plus(folds.window())))
                        .addValue("gathers", folds.gathers())
                        .addValue("services", texts(alerts, SignalSubject::service))
                        .addValue("conditions", texts(alerts, SignalSubject::condition))
                        .addValue("reached", reach.services().toArray(String[]::new))
                        .addValue("nodes", reach.nodes().toArray(String[]::new))
                        .addValue("nodeLabels", PlaceLabel.NODE.names().toArray(String[]::new))
                        .addValue("sources", reach.sources().toArray(String[]::new))
                        .addValue("factsSince", Timestamp.from(now.minus(KNOWN)))
                        .addValue(
                                "roots",
                                alerts.stream()
                                        .flatMap(alert -> alert.root().stream())
                                        .toArray(UUID[]::new)));
    }

    private static String[] texts(List<SignalRow> alerts, Function<SignalSubject, String> of) {
        return alerts.stream().map(SignalRow::subject).distinct().map(of).toArray(String[]::new);
    }

    List<Map<String, Object>> facts(String tenant, List<String> services, Set<String> sources, Instant now) {
        return jdbc.queryForList(
                FACTS,
                Map.of(
                        "tenant",
                        tenant,
                        "services",
                        services.toArray(String[]::new),
                        "sources",
                        sources.toArray(String[]::new),
                        "since",
                        Timestamp.from(now.minus(KNOWN))));
    }

    List<Map<String, Object>> changes(String tenant, Instant now) {
        return jdbc.queryForList(
                CHANGES,
                Map.of("tenant", tenant, "since", Timestamp.from(now.minus(DECLARED)), "now", Timestamp.from(now)));
    }

    /**
     * What stands from now on; a decision with its trace only when it is another one.
     *
     * @param made of alerts of one incident
     * @return the incidents that it is part of by such another one
     */
    Set<UUID> write(List<MadeDecision> made, WrittenBy by) {
        if (made.isEmpty()) {
            return Set.of();
        }
        List<MadeDecision> others =
                made.stream().filter(MadeDecision::isAnother).toList();
        Set<UUID> changed = others.stream().map(one -> one.row().alert()).collect(Collectors.toSet());
        Set<UUID> joined = new LinkedHashSet<>();
        jdbc.query(STATE, state(made, by), row -> {
            UUID partOf = row.getObject("part_of", UUID.class);
            if (partOf != null && changed.contains(row.getObject("alert_id", UUID.class))) {
                joined.add(partOf);
            }
        });
        if (!others.isEmpty()) {
            jdbc.update(DECISION, decisions(others, by));
        }
        return joined;
    }

    private static MapSqlParameterSource state(List<MadeDecision> made, WrittenBy by) {
        return columns(made, by)
                .number("episodes", one -> one.row().episode())
                .text("services", one -> one.row().subject().service())
                .text("conditions", one -> one.row().subject().condition())
                .text("firedAt", one -> one.row().firedAt())
                .text(
                        "roots",
                        one -> one.decision().reason().isPartOfAnother()
                                ? one.decision().because()
                                : null)
                .parameters()
                .addValue("tenant", by.tenant())
                .addValue("incident", by.incident());
    }

    private static MapSqlParameterSource decisions(List<MadeDecision> made, WrittenBy by) {
        return columns(made, by)
                .text("traces", one -> json(one.decision().trace()))
                .parameters()
                .addValue("tenant", by.tenant())
                .addValue("policy", by.policy());
    }

    private static UnnestParameters<MadeDecision> columns(List<MadeDecision> made, WrittenBy by) {
        return UnnestParameters.of(made)
                .all("now", by.now())
                .text("alerts", one -> one.row().alert())
                .text("verdicts", one -> one.decision().verdict().wire())
                .text("reasons", one -> one.decision().reason().name())
                .text("because", one -> one.decision().because())
                .text("due", one -> one.decision().due());
    }

    /** What is decided of an alert. */
    record MadeDecision(SignalRow row, SignalDecision decision) {

        boolean isAnother() {
            return !row.isSameAs(decision);
        }
    }

    /** @param policy the hash of the policy */
    record WrittenBy(String tenant, UUID incident, Instant now, String policy) {}

    private static String json(List<SignalTrace> trace) {
        try {
            return JSON.writeValueAsString(
                    trace.stream().map(one -> SignalWords.sentence(one, null)).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lines of text are always JSON", e);
        }
    }
}
