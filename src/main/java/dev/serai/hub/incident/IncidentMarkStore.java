package dev.serai.hub.incident;

import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Instant;
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

    /** Notes that its messages are planned. */
    public void notified(String tenant, UUID incidentId) {
        jdbc.sql(Sql.text("incident-notified"))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .update();
    }
}
