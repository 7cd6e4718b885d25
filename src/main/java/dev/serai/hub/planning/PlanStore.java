package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.analysis.Concern;
import dev.serai.hub.db.Sql;
import dev.serai.incident.IncidentState;
import dev.serai.incident.TriageVerdict;
import dev.serai.playbook.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what a plan is made from. */
@Repository
class PlanStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PlanStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Locks an incident until the end of the transaction, so that one plan at a time is made for it. */
    public boolean lock(String tenant, UUID incidentId) {
        return jdbc.sql(Sql.text("plan-incident-lock"))
                .param("incidentId", incidentId)
                .param("tenant", tenant)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Locks it as well, and notes that a plan is made. */
    public boolean begin(String tenant, UUID incidentId, Instant now) {
        return jdbc.sql(Sql.text("plan-incident-begin"))
                .param("incidentId", incidentId)
                .param("tenant", tenant)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Everything about an incident that a plan needs; empty if there is no such incident. */
    public Optional<PlanFacts> facts(UUID incidentId) {
        return list("plan-incident", incidentId, PlanStore::incident).stream()
                .findFirst()
                .map(incident -> facts(incidentId, incident));
    }

    private PlanFacts facts(UUID incidentId, Map<String, Object> incident) {
        List<Map<String, Object>> alerts = list("plan-alerts", incidentId, this::alert);
        List<Map<String, Object>> evidence = list("plan-evidence", incidentId, PlanStore::evidence);
        Set<String> recommended = new LinkedHashSet<>();
        Set<Concern> concerns = EnumSet.of(Concern.NONE);
        list("plan-recommended", incidentId, (row, number) -> {
            tree(row.getString("playbooks")).forEach(name -> recommended.add(name.asText()));
            concerns.add(Concern.ofCode(row.getString("concern")));
            return number;
        });
        Facts facts = new Facts(incident, alerts.isEmpty() ? noAlert() : alerts.get(0), alerts, evidence);
        boolean paged = !TriageVerdict.SUPPRESS.wire().equals(incident.get("verdict"));
        boolean resolved = IncidentState.RESOLVED.wire().equals(incident.get("state"));
        return new PlanFacts(facts, paged, resolved, List.copyOf(recommended), Collections.max(concerns));
    }

    private <T> List<T> list(String sql, UUID incidentId, RowMapper<T> mapper) {
        return jdbc.sql(Sql.text(sql))
                .param("incidentId", incidentId)
                .query(mapper)
                .list();
    }

    private static Map<String, Object> incident(ResultSet row, int number) throws SQLException {
        Map<String, Object> incident =
                texts(row, "title", "severity", "environment", "state", "cluster", "namespace", "workload", "verdict");
        incident.put("opened_at", row.getTimestamp("opened_at").toInstant());
        incident.put("alerts", row.getLong("alerts"));
        incident.put("firing", row.getLong("firing"));
        return incident;
    }

    private Map<String, Object> alert(ResultSet row, int number) throws SQLException {
        Map<String, Object> alert = texts(row, "source", "state", "severity", "title", "description");
        alert.put("labels", labels(row.getString("labels")));
        alert.put("annotations", labels(row.getString("annotations")));
        return alert;
    }

    private static Map<String, Object> noAlert() {
        Map<String, Object> alert = new HashMap<>();
        for (String name : List.of("source", "state", "severity", "title", "description")) {
            alert.put(name, "");
        }
        alert.put("labels", Map.of());
        alert.put("annotations", Map.of());
        return alert;
    }

    private static Map<String, Object> evidence(ResultSet row, int number) throws SQLException {
        Map<String, Object> evidence = texts(row, "id", "kind", "source", "sha256");
        evidence.put("size_bytes", row.getLong("size_bytes"));
        evidence.put("has_content", row.getBoolean("has_content"));
        return evidence;
    }

    private static Map<String, Object> texts(ResultSet row, String... names) throws SQLException {
        Map<String, Object> texts = new HashMap<>();
        for (String name : names) {
            texts.put(name, row.getString(name));
        }
        return texts;
    }

    private Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        tree(text)
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
