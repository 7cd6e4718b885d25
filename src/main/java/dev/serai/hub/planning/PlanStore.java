package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.analysis.Concern;
import dev.serai.analysis.EvidenceKind;
import dev.serai.hub.db.EnumColumn;
import dev.serai.hub.db.Sql;
import dev.serai.incident.AlertCount;
import dev.serai.incident.IncidentState;
import dev.serai.notify.TriageVerdict;
import dev.serai.playbook.AccessLevel;
import dev.serai.playbook.AlertFact;
import dev.serai.playbook.EvidenceFact;
import dev.serai.playbook.Facts;
import dev.serai.playbook.IncidentFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** @param verdict null before the first decision */
    private record Known(IncidentFact fact, @Nullable TriageVerdict verdict) {}

    /** Locks an incident until the end of the transaction, so that one plan at a time is made for it. */
    public boolean lock(String tenant, UUID incidentId) {
        return jdbc.sql(Sql.text("plan-incident-lock"))
                .param("incidentId", incidentId)
                .param("tenant", tenant)
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

    /** The environments of all that is open in a namespace of a cluster; empty for what is in none. */
    List<String> environments(String tenant, String cluster, String namespace) {
        return jdbc.sql(Sql.text("plan-environments"))
                .param("tenant", tenant)
                .param("cluster", cluster)
                .param("namespace", namespace)
                .query(String.class)
                .list();
    }

    private PlanFacts facts(UUID incidentId, Known incident) {
        List<AlertFact> alerts = list("plan-alerts", incidentId, this::alert);
        List<EvidenceFact> evidence = list("plan-evidence", incidentId, PlanStore::evidence);
        Set<String> recommended = new LinkedHashSet<>();
        Set<Concern> concerns = EnumSet.of(Concern.NONE);
        list("plan-recommended", incidentId, (row, number) -> {
            tree(row.getString("playbooks")).forEach(name -> recommended.add(name.asText()));
            concerns.add(EnumColumn.of(row, "concern", Concern.class));
            return number;
        });
        return new PlanFacts(
                Facts.of(incident.fact(), alerts, evidence),
                incident.verdict() != TriageVerdict.SUPPRESS,
                List.copyOf(recommended),
                Collections.max(concerns));
    }

    private <T> List<T> list(String sql, UUID incidentId, RowMapper<T> mapper) {
        return jdbc.sql(Sql.text(sql))
                .param("incidentId", incidentId)
                .query(mapper)
                .list();
    }

    /** The incident's row; nothing is known yet of what may be done in its cluster. */
    private static Known incident(ResultSet row, int number) throws SQLException {
        IncidentFact fact = new IncidentFact(
                row.getString("title"),
                EnumColumn.of(row, "severity", Severity.class),
                EnumColumn.of(row, "state", IncidentState.class),
                new IncidentFact.PlaceFact(
                        row.getString("environment"),
                        row.getString("cluster"),
                        row.getString("namespace"),
                        row.getString("workload")),
                AccessLevel.NONE,
                row.getTimestamp("opened_at").toInstant(),
                new AlertCount(row.getInt("alerts"), row.getInt("firing")));
        return new Known(fact, EnumColumn.orNull(row, "verdict", TriageVerdict.class));
    }

    private AlertFact alert(ResultSet row, int number) throws SQLException {
        return new AlertFact(
                row.getString("source"),
                EnumColumn.of(row, "state", AlertState.class),
                EnumColumn.of(row, "severity", Severity.class),
                row.getString("title"),
                row.getString("description"),
                labels(row.getString("labels")),
                labels(row.getString("annotations")));
    }

    private static EvidenceFact evidence(ResultSet row, int number) throws SQLException {
        return new EvidenceFact(
                row.getString("id"),
                EnumColumn.of(row, "kind", EvidenceKind.class),
                row.getString("source"),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                row.getBoolean("has_content"));
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
