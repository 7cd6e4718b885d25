package dev.serai.hub.channel;

import dev.serai.hub.db.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that the other parts of the hub would have written, and a look at what became of them. */
public final class ChannelRows {

    private final JdbcClient jdbc;

    public ChannelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public UUID incident(String title) {
        UUID id = Ids.next();
        change(
                "insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, namespace,"
                        + " workload, verdict, verdict_reason, alerts, firing, opened_at, last_alert_at, updated_at) values"
                        + " (?, 'default', ?, 'test', 'open', 'high', ?, 'production', 'shop', 'checkout', 'page',"
                        + " 'NEW_INCIDENT', 1, 1, now(), now(), now())",
                id,
                "channel/" + id,
                title);
        return id;
    }

    /** One that a list of what is open begins with, whatever else is open in the world; to be ended by its test. */
    public UUID firstListed(String title) {
        UUID id = incident(title);
        change("update incident set severity = 'critical', opened_at = now() - interval '20 years' where id = ?", id);
        return id;
    }

    /** An open approval of an action with these arguments, as a plan leaves them. */
    public UUID approval(String title, String role, int quorum, String arguments) {
        UUID action = Ids.next();
        UUID approval = Ids.next();
        UUID incident = incident(title);
        change(
                "insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256,"
                        + " effect, arguments, target, evidence, risk_score, risk_level, risk_factors, state, proposed_by,"
                        + " created_at, updated_at) values (?, 'default', ?, 'inspect', '-', 'look', 'docker-sandbox-action',"
                        + " '-', 'change', cast(? as jsonb), ?, '[]', 40, 'medium',"
                        + " '[{\"name\": \"base\", \"points\": 40, \"reason\": \"runs foreign bytes\"}]',"
                        + " 'awaiting_approval', 'policy', now(), now())",
                action,
                incident,
                arguments,
                "target-" + action);
        change(
                "insert into approval (id, tenant, action_id, incident_id, risk_level, quorum, role, requester,"
                        + " requester_decides, digest, policy, state, created_at, expires_at) values (?, 'default', ?, ?,"
                        + " 'medium', ?, ?, 'policy', false, 'digest-of-this', '{}', 'open', now(),"
                        + " now() + interval '10 minutes')",
                approval,
                action,
                incident,
                quorum,
                role);
        return approval;
    }

    /** An account with this role, mapped to this Telegram id. */
    public UUID person(String role, long telegramId) {
        return person(role, "telegram", Long.toString(telegramId));
    }

    /** An account {@code <role>-<externalId>}, mapped to this identity of a channel. */
    public UUID person(String role, String channel, String externalId) {
        UUID id = Ids.next();
        change(
                "insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)"
                        + " values (?, 'default', ?, '-', ?, now(), now())",
                id,
                role + "-" + externalId,
                role);
        change(
                "insert into user_identity (tenant, channel, external_id, user_id, created_at)"
                        + " values ('default', ?, ?, ?, now() - interval '2 hours')",
                channel,
                externalId,
                id);
        return id;
    }

    /** Maps a further identity to an account. */
    public void identity(UUID user, String channel, String externalId) {
        change(
                "insert into user_identity (tenant, channel, external_id, user_id, created_at)"
                        + " values ('default', ?, ?, ?, now() - interval '2 hours')",
                channel,
                externalId,
                user);
    }

    /** An account with this role, mapped to this Slack id. */
    public UUID slackPerson(String role, String slackId) {
        UUID id = Ids.next();
        change(
                "insert into app_user (id, tenant, username, password_hash, role, created_at, updated_at)"
                        + " values (?, 'default', ?, '-', ?, now(), now())",
                id,
                role + "-" + slackId.toLowerCase(java.util.Locale.ROOT),
                role);
        identity(id, "slack", slackId);
        return id;
    }

    /**
     * Does it once more where it and a job of the hub waited for each other's rows, as the hub's jobs do: a statement of a test
     * takes rows in no order that the hub knows.
     */
    public void change(String sql, Object... parameters) {
        try {
            jdbc.sql(sql).params(List.of(parameters)).update();
        } catch (PessimisticLockingFailureException deadlock) {
            jdbc.sql(sql).params(List.of(parameters)).update();
        }
    }

    public String text(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(String.class).single();
    }

    public long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }

    public long decisions(UUID approval) {
        return count("select count(*) from approval_decision where approval_id = ?", approval);
    }

    public String approvalState(UUID approval) {
        return text("select state from approval where id = ?", approval);
    }

    /** How often the audit has this verb with this reason about this object. */
    public long audited(String verb, String reason, String objectId) {
        return count(
                "select count(*) from audit_event where verb = ? and reason = ? and object_id = ?",
                verb,
                reason,
                objectId);
    }
}
