package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.event.IncidentEvent;
import dev.serai.event.Subject;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.notify.TriageVerdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What others have done for an incident, in its row; the sweep finds by it what is left to do. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class IncidentMarkStore {

    private final JdbcClient jdbc;

    IncidentMarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that a plan is made, and locks the incident until the end of the transaction; false if there is none. */
    public boolean planned(String tenant, UUID incidentId, Instant now) {
        return jdbc.sql(Sql.text("incident-planned"))
                .param("incidentId", incidentId)
                .param("tenant", tenant)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /**
     * Notes that it was over before anybody could be notified, if that is so.
     *
     * @return what became of it; empty where somebody was or will be notified
     */
    public Optional<IncidentEvent.Triaged> neverNotified(String tenant, UUID incidentId, Instant now) {
        // Of several chats that settle at once the last one sees that the others have.
        jdbc.sql("select id from incident where tenant = :tenant and id = :incidentId for no key update")
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .query()
                .listOfRows();
        return jdbc.sql(Sql.text("incident-unsent"))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new IncidentEvent.Triaged(
                        new Subject.Incident(incidentId),
                        TriageVerdict.SUPPRESS,
                        EnumColumn.of(row, "severity", Severity.class),
                        row.getString("environment"),
                        row.getInt("alerts"),
                        row.getInt("firing"),
                        0,
                        row.getInt("version"),
                        null))
                .optional();
    }

    /** Notes that its messages are planned. */
    public void notified(String tenant, UUID incidentId) {
        jdbc.sql(Sql.text("incident-notified"))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .update();
    }
}
