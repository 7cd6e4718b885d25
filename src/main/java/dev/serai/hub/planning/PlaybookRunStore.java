package dev.serai.hub.planning;

import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which playbooks people asked for. */
@Repository
public class PlaybookRunStore {

    private final JdbcClient jdbc;

    PlaybookRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A playbook that somebody requested.
     *
     * @param requestedBy {@code user:<name>}
     */
    public record RequestedRun(String playbook, String requestedBy) {}

    /** Remembers that somebody asked; false if somebody did before. */
    public boolean insert(String tenant, UUID incidentId, RequestedRun run, Instant at) {
        return jdbc.sql(Sql.text("playbook-run-insert"))
                        .param("tenant", tenant)
                        .param("incidentId", incidentId)
                        .param("playbook", run.playbook())
                        .param("requestedBy", run.requestedBy())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Those of an incident, the earliest first. */
    public List<RequestedRun> of(String tenant, UUID incidentId) {
        return jdbc.sql(Sql.text("playbook-run-list"))
                .param("tenant", tenant)
                .param("incidentId", incidentId)
                .query((row, number) -> new RequestedRun(row.getString("playbook"), row.getString("requested_by")))
                .list();
    }
}
