package dev.serai.hub.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import dev.serai.replay.ReplayComparison;
import dev.serai.replay.ReplayJson;
import dev.serai.replay.ReplayKind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of replays. Each write is in the caller's transaction. */
@Component
class ReplayStore {

    private static final String LATEST = Sql.text("replay-shadow-latest");
    private static final int MOST_DIFFERENCES = 500;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ReplayStore(NamedParameterJdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is to be played.
     *
     * @param policy the texts of the changed policy's files by name
     * @param shadow whether it is of the shadow policy
     */
    record RequestedReplay(int days, Map<String, String> policy, Instant requestedAt, boolean shadow) {}

    /** How many are not over. */
    int open(String tenant, boolean shadow) {
        Integer open =
                jdbc.queryForObject(Sql.text("replay-open"), Map.of("tenant", tenant, "shadow", shadow), Integer.class);
        return open == null ? 0 : open;
    }

    /** In how many pages the shadow policy differs in its latest replay that is done; 0 before the first. */
    long latestOfShadow(String tenant, ReplayKind kind) {
        return TenantContext.in(
                tenant,
                () -> jdbc.query(LATEST, Map.of("tenant", tenant), (row, number) -> row.getLong(kind.wire())).stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Of those that are over, the latest {@code kept} stay. */
    void forget(String tenant, boolean shadow, int kept) {
        jdbc.update(Sql.text("replay-forget"), Map.of("tenant", tenant, "shadow", shadow, "kept", kept));
    }

    void insert(String tenant, UUID id, RequestedReplay replay, String by) {
        jdbc.update(
                Sql.text("replay-insert"),
                parameters(tenant, id)
                        .addValue("days", replay.days())
                        .addValue("policy", text(replay.policy()))
                        .addValue("shadow", replay.shadow())
                        .addValue("by", by));
    }

    /** Empty for one that is over. */
    Optional<RequestedReplay> begin(String tenant, UUID id) {
        return jdbc
                .query(
                        Sql.text("replay-begin"),
                        parameters(tenant, id),
                        (row, number) -> new RequestedReplay(
                                row.getInt("days"),
                                texts(row.getString("policy")),
                                row.getTimestamp("requested_at").toInstant(),
                                row.getBoolean("shadow")))
                .stream()
                .findFirst();
    }

    void end(String tenant, UUID id, ReplayRound round, ReplayComparison comparison) {
        MapSqlParameterSource parameters = parameters(tenant, id)
                .addValue("deliveries", round.deliveries())
                .addValue("unreadable", round.unreadable())
                .addValue("complete", round.isComplete())
                .addValue(
                        "differences",
                        ReplayJson.differences(comparison, MOST_DIFFERENCES).toString());
        ReplayJson.summary(comparison)
                .properties()
                .forEach(field -> parameters.addValue(field.getKey(), value(field.getValue())));
        jdbc.update(Sql.text("replay-end"), parameters);
    }

    private static Object value(JsonNode value) {
        return value.isTextual() ? value.asText() : value.asInt();
    }

    /** Whether it was still open. */
    boolean fail(String tenant, UUID id, String failure) {
        return jdbc.update(Sql.text("replay-fail"), parameters(tenant, id).addValue("failure", failure)) > 0;
    }

    private MapSqlParameterSource parameters(String tenant, UUID id) {
        return new MapSqlParameterSource("tenant", tenant)
                .addValue("id", id)
                .addValue("now", Timestamp.from(clock.instant()));
    }

    private String text(Map<String, String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts by name are always JSON", e);
        }
    }

    private Map<String, String> texts(String stored) {
        try {
            return json.readValue(stored, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a replay's policy is stored as texts by name", e);
        }
    }
}
