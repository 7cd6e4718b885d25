package dev.serai.hub.analysis;

import dev.serai.hub.db.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows as intake leaves them, for tests that begin at an incident. */
final class Incidents {

    private Incidents() {}

    static UUID open(JdbcTemplate jdbc, UUID id) {
        return open(jdbc, id, "test-" + id, "now()");
    }

    /** An open incident of a workload of its own. */
    static UUID open(JdbcTemplate jdbc, UUID id, String workload, String openedAt) {
        jdbc.update(
                "insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, namespace, "
                        + "workload, alerts, firing, opened_at, last_alert_at, updated_at) "
                        + "values (?, 'default', ?, 'default', 'open', 'high', 'Something broke', 'production', 'shop', "
                        + "?, 1, 1, " + openedAt + ", now(), now())",
                id,
                "test/" + id,
                workload);
        return id;
    }

    /** A firing alert of an incident whose description says what is wrong. */
    static UUID alert(JdbcTemplate jdbc, UUID incident, String description) {
        UUID id = Ids.next();
        jdbc.update(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, description, labels, annotations, "
                        + "environment, links, notes, starts_at, first_seen, last_seen, incident_id) "
                        + "values (?, 'default', 'test', ?, 'firing', 'high', 'Orders fail', ?, "
                        + "'{\"alertname\":\"OrdersFail\",\"namespace\":\"shop\"}', '{}', 'production', '[]', '[]', "
                        + "now(), now(), now(), ?)",
                id,
                id.toString(),
                description,
                incident);
        return id;
    }
}
