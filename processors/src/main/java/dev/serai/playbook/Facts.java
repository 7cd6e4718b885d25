package dev.serai.playbook;

import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a playbook may look at.
 *
 * @param incident {@code title, severity, environment, state, cluster, namespace, workload} as strings (empty if there
 *     is none), {@code alerts} and {@code firing} as counts
 * @param alert the alert that matters most: firing before resolved, then the most severe, then the latest
 * @param alerts all of them, each like {@code alert}
 * @param evidence each with {@code id, kind, source, sha256, size_bytes, has_content}
 */
public record Facts(
        Map<String, Object> incident,
        Map<String, Object> alert,
        List<Map<String, Object>> alerts,
        List<Map<String, Object>> evidence) {

    /** The names that expressions in playbooks may use. */
    public static final Vocabulary VOCABULARY = Vocabulary.alert()
            .and(new Vocabulary(Map.of(
                    "incident.title", Kind.STRING,
                    "incident.severity", Kind.STRING,
                    "incident.environment", Kind.STRING,
                    "incident.state", Kind.STRING,
                    "incident.cluster", Kind.STRING,
                    "incident.namespace", Kind.STRING,
                    "incident.workload", Kind.STRING,
                    "incident.alerts", Kind.INT,
                    "incident.firing", Kind.INT)))
            .and("alerts", Kind.ANY)
            .and("evidence", Kind.ANY)
            .and("evidence_kinds", Kind.STRINGS);

    public Facts {
        incident = Map.copyOf(incident);
        alert = Map.copyOf(alert);
        alerts = List.copyOf(alerts);
        evidence = List.copyOf(evidence);
    }

    /** The facts by the names of {@link #VOCABULARY}. */
    Map<String, Object> values() {
        List<Object> kinds =
                evidence.stream().map(item -> item.get("kind")).distinct().toList();
        return Map.of(
                "incident", incident,
                "alert", alert,
                "alerts", alerts,
                "evidence", evidence,
                "evidence_kinds", kinds);
    }

    Optional<Map<String, Object>> evidence(String id) {
        return evidence.stream().filter(item -> id.equals(item.get("id"))).findFirst();
    }
}
