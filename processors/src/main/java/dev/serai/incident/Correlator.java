package dev.serai.incident;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertGroup;
import dev.serai.alert.AlertState;
import dev.serai.alert.OwnSource;
import dev.serai.alert.Severity;
import dev.serai.alert.Times;
import dev.serai.policy.Expression;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which alerts belong together: the first rule whose condition holds makes the key. */
public final class Correlator {

    /** One rule; without a condition it always holds. */
    record CorrelationRule(String name, @Nullable Expression when, List<String> key, Duration window) {

        boolean holds(Map<String, ?> values) {
            return when == null || when.holds(values);
        }
    }

    private final List<CorrelationRule> rules;
    private final EnvironmentPolicy environments;
    private final Duration reopenWindow;

    /** The last rule holds always, so that every alert has a key. */
    Correlator(List<CorrelationRule> rules, EnvironmentPolicy environments, Duration reopenWindow) {
        this.rules = List.copyOf(rules);
        this.environments = environments;
        this.reopenWindow = reopenWindow;
    }

    /** How long after its end an incident is opened again instead of a new one. */
    public Duration reopenWindow() {
        return reopenWindow;
    }

    /** Never fails for an alert, whatever its labels are. */
    public Correlation correlate(Alert alert) {
        Place place = Place.of(alert.labels());
        Map<String, Object> values = values(alert, place);
        CorrelationRule rule = rule(alert, values);
        return new Correlation(
                CorrelationKey.of(rule.name(), parts(rule, alert, place)),
                rule.name(),
                rule.window(),
                environments.of(alert, values),
                place.cluster(),
                place.namespace(),
                place.workload());
    }

    /** No policy joins a request with anything: its key is its own, and no rule can have its name. */
    private CorrelationRule rule(Alert alert, Map<String, ?> values) {
        return OwnSource.find(alert.source())
                .filter(OwnSource::isRequest)
                .map(own -> new CorrelationRule(own.wire(), null, List.of(), Duration.ZERO))
                .orElseGet(() -> rules.stream()
                        .filter(candidate -> candidate.holds(values))
                        .findFirst()
                        .orElseThrow());
    }

    /** The most careful of the environments of an incident's alerts: what it counts as. */
    public String highestEnvironment(Collection<String> environmentsOfAlerts) {
        return environments.highest(environmentsOfAlerts);
    }

    /**
     * The environment of a place, as a rule or the setting of its cluster says it of what the hub itself sees there; a rule that
     * asks for more than the place might hold, and only raises it.
     *
     * @param namespace empty for what is in none
     * @return empty where neither says anything
     */
    public Optional<String> environmentAt(String cluster, String namespace) {
        Map<String, String> labels =
                namespace.isEmpty() ? Map.of("cluster", cluster) : Map.of("cluster", cluster, "namespace", namespace);
        Alert seen = new Alert(
                OwnSource.KUBERNETES.wire(),
                "place",
                AlertState.FIRING,
                new AlertContent(Severity.INFO, "", null, labels, Map.of(), List.of(), List.of()),
                new Times(Instant.EPOCH, null),
                null);
        return environments.ofPlace(seen, values(seen, Place.of(labels)));
    }

    private static Map<String, Object> values(Alert alert, Place place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", alert.source());
        fields.put("state", alert.state().wire());
        fields.put("severity", alert.severity().wire());
        fields.put("title", alert.title());
        fields.put("description", alert.description() == null ? "" : alert.description());
        fields.put("labels", alert.labels());
        fields.put("annotations", alert.annotations());
        AlertGroup group = alert.group();
        fields.put("group_key", group == null ? "" : group.key());
        fields.put("group_labels", group == null ? List.of() : group.labels());
        return Map.of("alert", fields, "place", place.values());
    }

    /** An alert that says nothing the rule asks for stands alone: silence in common is no relation. */
    private static Map<String, String> parts(CorrelationRule rule, Alert alert, Place place) {
        Map<String, String> known = new LinkedHashMap<>(alert.labels());
        known.putAll(place.values());
        known.put("source", alert.source());
        AlertGroup group = alert.group();
        known.put("group_key", group == null ? "" : group.key());
        Map<String, String> parts = new LinkedHashMap<>();
        rule.key().forEach(name -> parts.put(name, known.getOrDefault(name, "")));
        boolean silent = parts.entrySet().stream()
                .allMatch(part ->
                        part.getKey().equals("source") || part.getValue().isBlank());
        if (silent) {
            parts.put("source", alert.source());
            parts.put("fingerprint", alert.fingerprint());
        }
        return parts;
    }
}
