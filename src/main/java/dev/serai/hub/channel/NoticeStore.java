package dev.serai.hub.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.notify.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the routing policy of notifications looks at. */
@Repository
public class NoticeStore {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An incident as the policy sees it.
     *
     * @param pages whether people are to be notified of it
     */
    public record NoticeFacts(
            boolean pages, Severity severity, String environment, Instant openedAt, Map<String, String> labels) {

        public Notice notice(Notice.NoticeKind kind, Instant at) {
            return new Notice(kind, severity, environment, labels, at);
        }
    }

    /** An approval that was requested; {@code escalatedAt} is null until half of its time is over. */
    public record RequestedApproval(UUID incidentId, Instant createdAt, @Nullable Instant escalatedAt) {}

    /**
     * What became of an action.
     *
     * @param verificationFailed whether its own answer shows that it did not help
     * @param inVainAt when probes of what it changed showed that it did not help, or that nobody can say
     */
    public record NoticeOutcome(UUID actionId, Instant at, boolean verificationFailed, @Nullable Instant inVainAt) {}

    public Optional<NoticeFacts> ofIncident(String tenant, UUID id) {
        return Optional.ofNullable(ofIncidents(tenant, Set.of(id)).get(id));
    }

    /** @param ids at least one */
    public Map<UUID, NoticeFacts> ofIncidents(String tenant, Set<UUID> ids) {
        Map<UUID, NoticeFacts> facts = new HashMap<>();
        jdbc.sql(Sql.text("notice-incident"))
                .param("tenant", tenant)
                .param("id", ids)
                .query(row -> {
                    facts.put(row.getObject("id", UUID.class), facts(row));
                });
        return facts;
    }

    private NoticeFacts facts(ResultSet row) throws SQLException {
        return new NoticeFacts(
                row.getBoolean("pages"),
                EnumColumn.of(row, "severity", Severity.class),
                row.getString("environment"),
                row.getTimestamp("opened_at").toInstant(),
                labels(row.getString("labels")));
    }

    public Optional<RequestedApproval> ofApproval(String tenant, UUID id) {
        return jdbc.sql(Sql.text("notice-approval"))
                .param("tenant", tenant)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new RequestedApproval(
                        row.getObject("incident_id", UUID.class),
                        row.getTimestamp("created_at").toInstant(),
                        row.getBoolean("escalated")
                                ? row.getTimestamp("escalate_at").toInstant()
                                : null))
                .optional();
    }

    /** Whether some chat has a page of an incident, by itself or in a list, or is to have one. */
    public boolean hasPage(String tenant, UUID incident) {
        return jdbc.sql(Sql.text("notice-has-page"))
                .param("tenant", tenant)
                .param("id", incident)
                .query(Boolean.class)
                .single();
    }

    /** When a cause of an incident was first found, if one was. */
    public Optional<Instant> causeFound(String tenant, UUID incident) {
        return jdbc.sql(Sql.text("notice-cause"))
                .param("tenant", tenant)
                .param("id", incident)
                .query((row, n) -> row.getTimestamp("created_at").toInstant())
                .optional();
    }

    /** Notes that an approval's messages are planned. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void approvalNotified(String tenant, UUID approval) {
        jdbc.sql(Sql.text("notice-approval-done"))
                .param("tenant", tenant)
                .param("id", approval)
                .update();
    }

    /** The newest few outcomes of an incident's actions that are told by a message of their own. */
    public List<NoticeOutcome> outcomes(String tenant, UUID incident) {
        return jdbc.sql(Sql.text("notice-outcomes"))
                .param("tenant", tenant)
                .param("id", incident)
                .query((row, n) -> new NoticeOutcome(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("verification_failed"),
                        instant(row.getTimestamp("in_vain_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    private Map<String, String> labels(String text) {
        try {
            return json.readValue(text, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels are a JSON object of texts", e);
        }
    }
}
