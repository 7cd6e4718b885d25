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
import org.jspecify.annotations.Nullable;

/**
 * What a playbook may look at.
 *
 * @param alert the one a playbook is about: the first of {@code alerts} for which its condition holds; null where there
 *     is none at all
 * @param alerts all of them, the one that matters most first: firing before resolved, then the most severe, then the
 *     latest
 * @param steps by id: what became of the earlier steps of the same playbook on their targets
 */
public record Facts(
        IncidentFact incident,
        @Nullable AlertFact alert,
        List<AlertFact> alerts,
        List<EvidenceFact> evidence,
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
        alerts = List.copyOf(alerts);
        evidence = List.copyOf(evidence);
        steps = Map.copyOf(steps);
    }

    /** Before any step, about the alert that matters most. */
    public static Facts of(IncidentFact incident, List<AlertFact> alerts, List<EvidenceFact> evidence) {
        return new Facts(incident, alerts.isEmpty() ? null : alerts.get(0), alerts, evidence, Map.of());
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

    /** The same where the hub may do this. */
    public Facts with(AccessLevel access) {
        return new Facts(incident.with(access), alert, alerts, evidence, steps);
    }

    /** The same, about one of its alerts. */
    Facts about(AlertFact other) {
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
        Map<String, Object> earlier = new HashMap<>();
        steps.forEach((id, step) -> earlier.put(id, step.values()));
        return Map.of(
                "incident", incident.values(),
                "alert", alert == null ? AlertFact.NO_VALUES : alert.values(),
                "alerts", alerts.stream().map(AlertFact::values).toList(),
                "evidence", evidence.stream().map(EvidenceFact::values).toList(),
                "evidence_kinds",
                        evidence.stream()
                                .map(item -> item.kind().wire())
                                .distinct()
                                .toList(),
                "steps", earlier);
    }

    Optional<EvidenceFact> evidence(String id) {
        return evidence.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
