package dev.serai.hub.analysis;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows as intake leaves them, for tests that begin at an incident. */
final class Incidents {

    private Incidents() {}

    static void open(JdbcTemplate jdbc, UUID id) {
        jdbc.update(
                "insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, namespace, "
                        + "workload, alerts, firing, opened_at, last_alert_at, updated_at) "
                        + "values (?, 'default', ?, 'default', 'open', 'high', 'Something broke', 'production', 'shop', "
                        + "'orders', 1, 1, now(), now(), now())",
                id,
                "test/" + id);
    }
}
