package dev.serai.hub.incident;

import dev.serai.hub.db.Sql;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Incidents as intake leaves them, and what became of them. */
record TriageRows(JdbcTemplate jdbc) {

    UUID open(String severity, String environment) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into incident (id, tenant, correlation_key, rule, state, severity, title, environment, alerts,"
                        + " firing, opened_at, last_alert_at, updated_at)"
                        + " values (?, 'default', ?, 'test', 'open', ?, 'Broken', ?, 1, 1, now(), now(), now())",
                id,
                "triage/" + id,
                severity,
                environment);
        return id;
    }

    /** What intake does to an incident when something happened to one of its alerts. */
    void touch(UUID id, String assignment) {
        jdbc.update("update incident set " + assignment + ", version = version + 1 where id = ?", id);
    }

    void event(UUID id, String kind) {
        jdbc.update(
                "insert into incident_event (id, tenant, incident_id, kind, actor, details, at)"
                        + " values (?, 'default', ?, ?, 'system', '{}', now())",
                UUID.randomUUID(),
                id,
                kind);
    }

    /** An alert in production that changed its state so often within the last minutes. */
    void alert(UUID incident, int changes) {
        alert(incident, "production", changes);
    }

    /** An alert of the incident that changed its state so often within the last minutes. */
    void alert(UUID incident, String environment, int changes) {
        UUID alert = UUID.randomUUID();
        jdbc.update(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations,"
                        + " environment, links, notes, starts_at, first_seen, last_seen, incident_id)"
                        + " values (?, 'default', 'generic', ?, 'firing', 'high', 't', '{}', '{}', ?, '[]', '[]',"
                        + " now(), now(), now(), ?)",
                alert,
                alert.toString(),
                environment,
                incident);
        for (int i = 0; i < changes; i++) {
            jdbc.update(
                    "insert into alert_event (id, tenant, alert_id, episode, kind, starts_at, at)"
                            + " values (?, 'default', ?, 1, 'fired', now(), now())",
                    UUID.randomUUID(),
                    alert);
        }
        new NamedParameterJdbcTemplate(jdbc)
                .update(
                        Sql.text("incident-alerts-add"),
                        Map.of(
                                "ids",
                                new String[] {alert.toString()},
                                "lively",
                                new Boolean[] {changes > 1},
                                "most",
                                50));
    }

    /** The liveliest of its alerts changed its state so often just now. */
    void changes(UUID incident, int changes) {
        jdbc.update(
                "insert into incident_alerts (incident_id, tenant, environments, changes)"
                        + " values (?, 'default', '{}', array_fill(now(), array[?])) on conflict (incident_id)"
                        + " do update set changes = excluded.changes",
                incident,
                changes);
        jdbc.update(
                "update incident set last_alert_at = now() - make_interval(hours => ?) where id = ?",
                changes == 0 ? 3 : 0,
                incident);
    }

    List<String> reasons(UUID id) {
        return jdbc.queryForList(
                "select reason from incident_event where incident_id = ? and kind = 'incident.triaged' order by at, id",
                String.class,
                id);
    }

    Map<String, Object> row(UUID id) {
        return jdbc.queryForMap("select * from incident where id = ?", id);
    }

    int count(String kind, UUID id) {
        Integer events = jdbc.queryForObject(
                "select count(*) from incident_event e join audit_event a"
                        + " on a.object_id = e.incident_id::text and a.verb = e.kind where e.incident_id = ? and e.kind = ?",
                Integer.class,
                id,
                kind);
        return events == null ? 0 : events;
    }
}
