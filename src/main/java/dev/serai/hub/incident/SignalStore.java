package dev.serai.hub.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.db.Sql;
import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalDecision.SignalTrace;
import dev.serai.signal.SignalWords;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final String STATE = Sql.text("signal-state-write");
    private static final String DECISION = Sql.text("signal-decision-write");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How long what is known of a service is worth something. */
    private static final Duration KNOWN = Duration.ofHours(6);

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
                OWN, Map.of("incident", incident, "hourAgo", Timestamp.from(now.minus(Duration.ofHours(1)))));
    }

    List<Map<String, Object>> others(String tenant, Instant since) {
        return jdbc.queryForList(OTHERS, Map.of("tenant", tenant, "since", Timestamp.from(since)));
    }

    List<Map<String, Object>> facts(String tenant, List<String> services, Instant now) {
        return jdbc.queryForList(
                FACTS,
                Map.of(
                        "tenant",
                        tenant,
                        "services",
                        services.toArray(String[]::new),
                        "since",
                        Timestamp.from(now.minus(KNOWN))));
    }

    /** What stands from now on; the decision with its trace only when it is another one. */
    void write(SignalRow row, SignalDecision decision, WrittenBy by) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("tenant", by.tenant())
                .addValue("alert", row.alert())
                .addValue("incident", by.incident())
                .addValue("episode", row.episode())
                .addValue("service", row.subject().service())
                .addValue("condition", row.subject().condition())
                .addValue("firedAt", Timestamp.from(row.firedAt()))
                .addValue("verdict", decision.verdict().wire())
                .addValue("reason", decision.reason().name())
                .addValue("because", decision.because())
                .addValue("due", timestamp(decision.due()))
                .addValue("now", Timestamp.from(by.now()))
                .addValue("policy", by.policy());
        jdbc.update(STATE, parameters);
        if (!row.isSameAs(decision)) {
            jdbc.update(DECISION, parameters.addValue("trace", json(decision.trace())));
        }
    }

    /** @param policy the hash of the policy */
    record WrittenBy(String tenant, UUID incident, Instant now, String policy) {}

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static String json(List<SignalTrace> trace) {
        try {
            return JSON.writeValueAsString(
                    trace.stream().map(one -> SignalWords.sentence(one, null)).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lines of text are always JSON", e);
        }
    }
}
