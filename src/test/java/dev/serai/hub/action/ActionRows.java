package dev.serai.hub.action;

import dev.serai.hub.db.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as the intake leaves them, and a look at what became of them. */
final class ActionRows {

    private final JdbcClient database;

    ActionRows(JdbcClient database) {
        this.database = database;
    }

    UUID incident(String environment, String labels) {
        UUID id = Ids.next();
        database.sql("insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment,"
                        + " namespace, verdict, alerts, firing, opened_at, last_alert_at, updated_at) values"
                        + " (?, 'default', ?, 'default', 'open', 'medium', 'Suspicious file', ?, 'shop', 'page', 1, 1,"
                        + " now(), now(), now())")
                .params(id, "action/" + id, environment)
                .update();
        database.sql("insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, incident_id) values"
                        + " (?, 'default', 'test', ?, 'firing', 'medium', 'Suspicious file', cast(? as jsonb), '{}',"
                        + " ?, '[]', '[]', now(), now(), now(), ?)")
                .params(Ids.next(), "fp-" + id, labels, environment, id)
                .update();
        return id;
    }

    /** An incident with a file attached. */
    UUID incidentWithArtefact(String environment, String content) throws Exception {
        UUID id = incident(environment, "{}");
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        database.sql(
                        "insert into evidence (id, tenant, incident_id, kind, source, sha256, excerpt, content, size_bytes,"
                                + " collected_at) values (?, 'default', ?, 'artefact', 'test', ?, 'x', ?, ?, now())")
                .params(Ids.next(), id, sha256, bytes, bytes.length)
                .update();
        return id;
    }

    UUID user(String role) {
        UUID id = Ids.next();
        database.sql("insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)"
                        + " values (?, 'default', ?, '-', ?, now(), now())")
                .params(id, "user-" + id, role)
                .update();
        return id;
    }

    /** The first action of an incident; empty until there is one. */
    Map<String, Object> action(UUID incidentId) {
        List<Map<String, Object>> rows = database.sql("select a.id, a.state, a.reason, a.verification, a.target,"
                        + " cast(a.result as text) as result, ap.id as approval_id, ap.digest, a.started_at from action a"
                        + " left join approval ap on ap.action_id = a.id where a.incident_id = ? order by a.id")
                .param(incidentId)
                .query()
                .listOfRows();
        return rows.isEmpty() ? Map.of("state", "none") : rows.get(0);
    }

    long count(String sql, Object... parameters) {
        return database.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    void change(String sql, Object... parameters) {
        database.sql(sql).params(List.of(parameters)).update();
    }

    long audited(UUID actionId, String verb) {
        return count("select count(*) from audit_event where object_id = ? and verb = ?", actionId.toString(), verb);
    }
}
