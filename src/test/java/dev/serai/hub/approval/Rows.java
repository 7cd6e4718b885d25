package dev.serai.hub.approval;

import dev.serai.hub.db.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as other parts of the hub leave them, and a look at what became of them. */
final class Rows {

    private final JdbcClient database;

    Rows(JdbcClient database) {
        this.database = database;
    }

    UUID user(String role) {
        UUID id = Ids.next();
        database.sql("insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)"
                        + " values (?, 'default', ?, '-', ?, now(), now())")
                .params(id, "user-" + id, role)
                .update();
        return id;
    }

    UUID incident(String environment) {
        UUID id = Ids.next();
        database.sql("insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment,"
                        + " namespace, verdict, alerts, firing, opened_at, last_alert_at, updated_at) values"
                        + " (?, 'default', ?, 'default', 'open', 'high', 'Something broke', ?, 'shop', 'page', 1, 1,"
                        + " now(), now(), now())")
                .params(id, "approval/" + id, environment)
                .update();
        return id;
    }

    void alert(UUID incidentId, String labels) {
        database.sql("insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, incident_id) values"
                        + " (?, 'default', 'test', ?, 'firing', 'high', 'Something broke', cast(? as jsonb), '{}',"
                        + " 'production', '[]', '[]', now(), now(), now(), ?)")
                .params(Ids.next(), "fp-" + Ids.next(), labels, incidentId)
                .update();
    }

    UUID evidence(UUID incidentId, String kind, String sha256) {
        UUID id = Ids.next();
        database.sql(
                        "insert into evidence (id, tenant, incident_id, kind, source, sha256, excerpt, content, size_bytes,"
                                + " collected_at) values (?, 'default', ?, ?, 'test', ?, 'x', decode('00', 'hex'), 1, now())")
                .params(id, incidentId, kind, sha256)
                .update();
        return id;
    }

    /** An action that waits, with its open approval, as a plan leaves them. */
    UUID approval(String role, int quorum, String requester) {
        UUID incidentId = incident("production");
        UUID actionId = Ids.next();
        database.sql("insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet,"
                        + " kamelet_sha256, effect, arguments, target, evidence, risk_score, risk_level, risk_factors,"
                        + " state, proposed_by, created_at, updated_at) values (?, 'default', ?, 'p', '-', 's', 'k', '-',"
                        + " 'change', '{}', ?, '[]', 40, 'medium', '[]', 'awaiting_approval', ?, now(), now())")
                .params(actionId, incidentId, "target-" + actionId, requester)
                .update();
        UUID approvalId = Ids.next();
        database.sql("insert into approval (id, tenant, action_id, incident_id, risk_level, quorum, role, requester,"
                        + " requester_decides, digest, policy, state, created_at, expires_at) values (?, 'default', ?, ?,"
                        + " 'medium', ?, ?, ?, false, 'd1', '{}', 'open', now(), now() + interval '10 minutes')")
                .params(approvalId, actionId, incidentId, quorum, role, requester)
                .update();
        return approvalId;
    }

    Map<String, Object> row(String sql, Object... parameters) {
        return database.sql(sql).params(List.of(parameters)).query().singleRow();
    }

    long count(String sql, Object... parameters) {
        return database.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    void change(String sql, Object... parameters) {
        database.sql(sql).params(List.of(parameters)).update();
    }

    /** Everything that a refused decision must leave alone. */
    Map<String, Object> status(UUID approvalId) {
        return row(
                "select ap.state, ap.version, ac.state as action, ac.version as action_version, (select count(*) from"
                        + " approval_decision d where d.approval_id = ap.id) as decisions from approval ap join action ac"
                        + " on ac.id = ap.action_id where ap.id = ?",
                approvalId);
    }

    long audited(UUID objectId, String verb) {
        return count("select count(*) from audit_event where object_id = ? and verb = ?", objectId.toString(), verb);
    }

    long refused(UUID approvalId, String reason) {
        return count(
                "select count(*) from audit_event where object_id = ? and verb = 'approval.decision_refused' and reason"
                        + " = ?",
                approvalId.toString(),
                reason);
    }

    UUID actionOf(UUID approvalId) {
        return database.sql("select action_id from approval where id = ?")
                .params(approvalId)
                .query(UUID.class)
                .single();
    }
}
