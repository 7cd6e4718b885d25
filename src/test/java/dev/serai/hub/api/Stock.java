package dev.serai.hub.api;

import dev.serai.hub.db.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows for the API to show, as the other parts of the hub would leave them. */
public final class Stock {

    public final UUID incident = Ids.next();
    public final UUID alert = Ids.next();
    public final UUID evidence = Ids.next();
    public final UUID action = Ids.next();
    public final UUID approval = Ids.next();
    public final UUID job = Ids.next();
    public final UUID scan = Ids.next();
    public final UUID replay = Ids.next();
    public final UUID quarantined = Ids.next();
    public final UUID deadLetter = Ids.next();
    public final UUID blocked = Ids.next();

    /** Whom it was given up for; nothing is sent to it. */
    public static final String SUBSCRIBER = "stocked";

    final Timestamp at = Timestamp.from(Instant.parse("2026-11-21T08:30:00.123456Z"));

    private final JdbcTemplate jdbc;

    public Stock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        incident();
        alert(alert, at);
        analysis();
        action();
        jdbc.update(
                """
                insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at)
                values (?, 'default', 'done', '{shop}', '{}', 'user:admin', ?)""",
                scan,
                at);
        jdbc.update(
                """
                insert into replay (tenant, id, state, days, policy, requested_by, requested_at)
                values ('default', ?, 'done', 1, '{}', 'user:admin', ?)""",
                replay,
                at);
        quarantined();
        deadLetter();
        jdbc.update(
                """
                insert into dead_job (id, tenant, job, payload, error, attempts, failed_at)
                values (?, 'default', 'notify-incident', cast(? as jsonb), 'no such chat', 5, ?)""",
                job,
                // Retried it runs as any other.
                "{\"tenant\": \"default\", \"headers\": {\"incidentId\": \"" + incident + "\"}}",
                at);
    }

    private void deadLetter() {
        jdbc.update(
                """
                insert into event_subscriber (tenant, name, position, blocked_event, blocked_type, last_error, updated_at)
                values ('default', ?, '1', ?, 'incident.opened', 'the receiver answered 504', ?)
                on conflict (tenant, name) do update set blocked_event = excluded.blocked_event, skip_event = null""",
                SUBSCRIBER,
                blocked,
                at);
        jdbc.update(
                """
                insert into event_dead_letter
                  (tenant, subscriber, id, type, event_key, event, error, attempts, event_at, died_at)
                values ('default', ?, ?, 'incident.opened', ?, '{}', 'the receiver answered 400', 12, ?, ?)""",
                SUBSCRIBER,
                deadLetter,
                incident.toString(),
                at,
                at);
    }

    private void quarantined() {
        Timestamp now = Timestamp.from(Instant.now());
        jdbc.update(
                """
                insert into inbox (id, tenant, received_at, source, kind, raw)
                values (?, 'default', ?, 'generic', 'generic', ?)""",
                quarantined,
                now,
                "{\"title\": \"Kept\"}".getBytes(StandardCharsets.UTF_8));
        jdbc.update(
                """
                insert into inbox_quarantine (tenant, id, received_at, source, reason, detail, alerts, quarantined_at)
                values ('default', ?, ?, 'generic', 'FAILED', 'Folding it has failed each time.', 1, ?)""",
                quarantined,
                now,
                now);
    }

    private void incident() {
        jdbc.update(
                """
                insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, namespace,
                  alerts, firing, opened_at, last_alert_at, updated_at)
                values (?, 'default', ?, 'default', 'open', 'high', 'Disk full', 'production', 'shop', 1, 1, ?, ?, ?)""",
                incident,
                "key " + incident,
                at,
                at,
                at);
        for (String kind : new String[] {"incident.opened", "incident.triaged"}) {
            jdbc.update(
                    """
                    insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at)
                    values (?, 'default', ?, ?, 'system', null, '{"n": 1}', ?)""",
                    Ids.next(),
                    incident,
                    kind,
                    at);
        }
    }

    void alert(UUID id, Timestamp seen) {
        jdbc.update(
                """
                insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment,
                  links, notes, starts_at, first_seen, last_seen, incident_id)
                values (?, 'default', 'generic', ?, 'firing', 'high', 'Disk full', '{"b": "2", "a": "1"}', '{}',
                  'production', '[{"title": "runbook", "url": "https://example.org"}]', '["cut"]', ?, ?, ?, ?)""",
                id,
                id.toString(),
                at,
                at,
                seen,
                incident);
        jdbc.update(
                """
                insert into alert_event (id, tenant, alert_id, episode, kind, starts_at, at)
                values (?, 'default', ?, 1, 'fired', ?, ?)""",
                Ids.next(),
                id,
                at,
                at);
    }

    private void analysis() {
        jdbc.update(
                """
                insert into evidence (id, tenant, incident_id, alert_id, kind, source, sha256, excerpt, size_bytes, collected_at)
                values (?, 'default', ?, ?, 'log', 'alert', 'abc', 'no space left on device', 23, ?)""",
                evidence,
                incident,
                alert,
                at);
        jdbc.update(
                """
                insert into analysis (id, tenant, incident_id, analyst, status, summary, causes, ruled_out, playbooks,
                  evidence, created_at)
                values (?, 'default', ?, 'patterns', 'accepted', 'The disk is full.',
                  '[{"text": "disk full", "confidence": 0.9, "evidence": ["E1"]}]', '[]', '["inspect-artefact"]', '[]', ?)""",
                Ids.next(),
                incident,
                at);
    }

    private void action() {
        jdbc.update(
                """
                insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256, effect,
                  arguments, target, evidence, risk_score, risk_level, risk_factors, state, proposed_by, created_at, updated_at)
                values (?, 'default', ?, 'inspect-artefact', 'p', 'inspect', 'docker-sandbox-action', 'k', 'change',
                  '{"command": ["inspect"]}', ?, '[]', 40, 'medium',
                  '[{"name": "base", "points": 40, "reason": "the Kamelet says so"}]', 'awaiting_approval', 'policy', ?, ?)""",
                action,
                incident,
                "artefact:" + action,
                at,
                at);
        jdbc.update(
                """
                insert into approval (id, tenant, action_id, incident_id, risk_level, quorum, role, requester,
                  requester_decides, digest, policy, state, created_at, expires_at)
                values (?, 'default', ?, ?, 'medium', 1, 'operator', 'policy', false, 'd1', '{}', 'open', ?, ?)""",
                approval,
                action,
                incident,
                at,
                Timestamp.from(Instant.now().plusSeconds(600)));
    }
}
