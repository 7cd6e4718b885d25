package dev.serai.hub.oncall;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose an incident is, and until when it is snoozed; whoever changes that holds the incident's lock. */
@Repository
class DutyStore {

    private final JdbcClient jdbc;

    DutyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param assignee null where it is nobody's
     * @param snoozedUntil null where nobody snoozed it
     * @param suppressed whether a silence, a window, a mute time or another alert keeps it from notifying anybody
     */
    record IncidentDuty(@Nullable String assignee, @Nullable Instant snoozedUntil, boolean suppressed) {}

    IncidentDuty find(String tenant, UUID incident) {
        return jdbc
                .sql(Sql.text("duty-get"))
                .param("tenant", tenant)
                .param("incidentId", incident)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .map(LoadedRow::new)
                .map(row -> new IncidentDuty(
                        row.textOrNull("assignee"), row.instantOrNull("snoozed_until"), row.flag("suppressed")))
                .orElse(new IncidentDuty(null, null, false));
    }

    /** @param until null ends it */
    @Transactional(propagation = Propagation.MANDATORY)
    void snooze(String tenant, UUID incident, @Nullable Instant until, String by, Instant now) {
        jdbc.sql(Sql.text("duty-snooze"))
                .param("tenant", tenant)
                .param("incidentId", incident)
                .param("until", until == null ? null : Timestamp.from(until), Types.TIMESTAMP)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void assign(String tenant, UUID incident, String assignee, String by, Instant now) {
        jdbc.sql(Sql.text("duty-assign"))
                .param("tenant", tenant)
                .param("incidentId", incident)
                .param("assignee", assignee)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whether this is an account that may act. */
    boolean mayAct(String tenant, String username) {
        return jdbc.sql(Sql.text("oncall-person"))
                .param("tenant", tenant)
                .param("username", username)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
