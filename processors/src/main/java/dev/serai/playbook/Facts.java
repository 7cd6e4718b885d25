package dev.serai.playbook;

import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.ValueKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a playbook may look at.
 *
 * @param incident {@code title, severity, environment, state, cluster, namespace, workload} as strings (empty if there
 *     is none), {@code cluster_access} ({@code none, read, change}), {@code opened_at}, {@code alerts} and {@code firing} as
 *     counts
 * @param alert the one a playbook is about: the first of {@code alerts} for which its condition holds
 * @param alerts all of them, the one that matters most first: firing before resolved, then the most severe, then the
 *     latest
 * @param evidence each with {@code id, kind, source, sha256, size_bytes, has_content}
 * @param steps by id: what became of the earlier steps of the same playbook on their targets
 */
public record Facts(
        Map<String, Object> incident,
        Map<String, Object> alert,
        List<Map<String, Object>> alerts,
        List<Map<String, Object>> evidence,
        Map<String, StepFact> steps) {

    /** An id with a dash is no name in CEL. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    /** The names that expressions in playbooks may use. */
    public static final Vocabulary VOCABULARY = Vocabulary.alert()
            .and(new Vocabulary(Map.of(
                    "incident.title", ValueKind.STRING,
                    "incident.severity", ValueKind.STRING,
                    "incident.environment", ValueKind.STRING,
                    "incident.state", ValueKind.STRING,
                    "incident.cluster", ValueKind.STRING,
                    "incident.namespace", ValueKind.STRING,
                    "incident.workload", ValueKind.STRING,
                    "incident.cluster_access", ValueKind.STRING,
                    "incident.alerts", ValueKind.INT,
                    "incident.firing", ValueKind.INT)))
            .and("incident.opened_at", ValueKind.TIMESTAMP)
            .and("alerts", ValueKind.ANY)
            .and("evidence", ValueKind.ANY)
            .and("evidence_kinds", ValueKind.STRINGS);

    public Facts {
        incident = Map.copyOf(incident);
        alert = Map.copyOf(alert);
        alerts = List.copyOf(alerts);
        evidence = List.copyOf(evidence);
        steps = Map.copyOf(steps);
    }

    /** Before any step. */
    public Facts(
            Map<String, Object> incident,
            Map<String, Object> alert,
            List<Map<String, Object>> alerts,
            List<Map<String, Object>> evidence) {
        this(incident, alert, alerts, evidence, Map.of());
    }

    /** {@link #VOCABULARY} and what the steps before leave: {@code steps.<id>.state} and {@code steps.<id>.result}. */
    static Vocabulary after(Collection<String> earlierSteps) {
        Vocabulary words = VOCABULARY;
        for (String id : earlierSteps) {
            if (NAME.matcher(id).matches()) {
                words = words.and("steps." + id + ".state", ValueKind.STRING)
                        .and("steps." + id + ".result", ValueKind.ANY);
            }
        }
        return words;
    }

    /** The same with another fact about the incident. */
    public Facts with(String name, String value) {
        Map<String, Object> changed = new HashMap<>(incident);
        changed.put(name, value);
        return new Facts(changed, alert, alerts, evidence, steps);
    }

    /** The same, about one of its alerts. */
    Facts about(Map<String, Object> other) {
        return new Facts(incident, other, alerts, evidence, steps);
    }

    /** The same after one more step. */
    public Facts after(String step, StepFact fact) {
        Map<String, StepFact> more = new LinkedHashMap<>(steps);
        more.put(step, fact);
        return new Facts(incident, alert, alerts, evidence, more);
    }

    /** The facts by the names of {@link #VOCABULARY}. */
    Map<String, Object> values() {
        List<Object> kinds =
                evidence.stream().map(item -> item.get("kind")).distinct().toList();
        Map<String, Object> earlier = new HashMap<>();
        steps.forEach((id, step) -> earlier.put(id, step.values()));
        return Map.of(
                "incident", incident,
                "alert", alert,
                "alerts", alerts,
                "evidence", evidence,
                "evidence_kinds", kinds,
                "steps", earlier);
    }

    Optional<Map<String, Object>> evidence(String id) {
        return evidence.stream().filter(item -> id.equals(item.get("id"))).findFirst();
    }
}
