package dev.serai.hub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.audit.Change;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes each change to the audit and, where it belongs to an incident, to its timeline, in the caller's transaction.
 * Neither can be changed afterwards, so no secret gets in. */
@Component("changeLog")
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeLog {

    private static final String AUDIT = Sql.text("change-audit");
    private static final String TIMELINE = Sql.text("change-timeline");

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeLog(NamedParameterJdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Records the exchange property {@code change}. */
    public void record(@ExchangeProperty("change") Change change) {
        recordAll(List.of(change));
    }

    /** Records several changes with two statements. */
    public void recordAll(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(AUDIT, rows(changes, now));
        List<Change> told =
                changes.stream().filter(change -> change.incidentId() != null).toList();
        jdbc.batchUpdate(TIMELINE, rows(told, now));
    }

    private SqlParameterSource[] rows(List<Change> changes, Timestamp now) {
        return changes.stream().map(change -> row(change, now)).toArray(SqlParameterSource[]::new);
    }

    private SqlParameterSource row(Change change, Timestamp now) {
        return new MapSqlParameterSource()
                .addValue("id", Ids.next())
                .addValue("tenant", change.tenant())
                .addValue("actor", change.actor())
                .addValue("verb", change.verb())
                .addValue("objectType", change.objectType())
                .addValue("objectId", Redaction.redact(change.objectId()))
                .addValue("incidentId", change.incidentId(), Types.OTHER)
                .addValue("reason", safe(change.reason()), Types.VARCHAR)
                .addValue("details", text(change.details()), Types.OTHER)
                .addValue("at", now);
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : Redaction.redact(text);
    }

    private String text(Map<String, Object> details) {
        try {
            return json.writeValueAsString(SafeTree.of(json.valueToTree(details)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of a change must be plain JSON values", e);
        }
    }
}
