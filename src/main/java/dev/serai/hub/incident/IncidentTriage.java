package dev.serai.hub.incident;

import dev.serai.alert.Severity;
import dev.serai.audit.Change;
import dev.serai.incident.Correlator;
import dev.serai.incident.Triage;
import dev.serai.incident.TriageDecision;
import dev.serai.incident.TriageFacts;
import dev.serai.incident.TriagePolicy;
import dev.serai.incident.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Between the rows of an incident and {@link Triage}. */
public class IncidentTriage {

    private final TriagePolicy policy;
    private final Correlator correlator;
    private final Triage triage;
    private final Clock clock;
    private final MeterRegistry meters;

    IncidentTriage(TriagePolicy policy, Correlator correlator, Clock clock, MeterRegistry meters) {
        this.policy = policy;
        this.correlator = correlator;
        this.triage = new Triage(policy);
        this.clock = clock;
        this.meters = meters;
    }

    /** Since when changes of state count as flapping. */
    public String flappingSince() {
        return clock.instant().minus(policy.flappingWindow()).toString();
    }

    /**
     * Decides, and sets the properties {@code decision} and {@code change} and, as body, the parameters of
     * {@code triage-decide}. When nothing happened since the last decision, {@code decision} stays unset.
     */
    public void decide(
            @Body List<Map<String, @Nullable Object>> rows,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        if (rows.isEmpty()) {
            throw new IllegalStateException("no incident " + incidentId);
        }
        IncidentRow row = new IncidentRow(rows.get(0), environment(rows.get(0)));
        if (row.unchangedSinceDecision()) {
            return;
        }
        TriageDecision decision = triage.decide(row.facts());
        exchange.setProperty("decision", decision);
        exchange.setProperty(
                "change",
                Change.ofIncident(
                        tenant,
                        "policy",
                        "incident.triaged",
                        UUID.fromString(incidentId),
                        decision.reason().name(),
                        row.details(decision)));
        exchange.getMessage().setBody(parameters(decision, row));
        meters.counter(
                        "serai.triage",
                        "verdict",
                        decision.verdict().wire(),
                        "reason",
                        decision.reason().name())
                .increment();
    }

    /** That of the incident or of one of its alerts, whichever is more careful: a test alert came first perhaps. */
    private String environment(Map<String, @Nullable Object> columns) {
        List<String> all = new ArrayList<>();
        all.add(String.valueOf(columns.get("environment")));
        Object ofAlerts = columns.get("environments");
        if (ofAlerts != null) {
            all.addAll(List.of(ofAlerts.toString().split(",")));
        }
        return correlator.highestEnvironment(all);
    }

    private Map<String, Object> parameters(TriageDecision decision, IncidentRow row) {
        return Map.of(
                "verdict", decision.verdict().wire(),
                "reason", decision.reason().name(),
                "environment", row.environment(),
                "version", row.number("version"),
                "now", clock.instant().toString());
    }

    /** One row of {@code triage-load}. */
    private record IncidentRow(Map<String, @Nullable Object> columns, String environment) {

        boolean unchangedSinceDecision() {
            return columns.get("version_then") != null && number("version_then") == number("version");
        }

        TriageFacts facts() {
            String told = text("verdict");
            String severityThen = text("severity_then");
            return new TriageFacts(
                    "resolved".equals(text("state")) ? 0 : number("firing"),
                    Severity.ofWire(String.valueOf(columns.get("severity"))),
                    environment,
                    told == null ? null : Verdict.ofWire(told),
                    severityThen == null ? null : Severity.ofWire(severityThen),
                    Boolean.TRUE.equals(columns.get("reopened")),
                    number("transitions"));
        }

        /** {@code version} is the one this decision makes: a later look that finds it has nothing to decide. */
        Map<String, Object> details(TriageDecision decision) {
            Map<String, Object> details = new HashMap<>();
            details.put("verdict", decision.verdict().wire());
            details.put("severity", String.valueOf(columns.get("severity")));
            details.put("environment", environment);
            details.put("alerts", number("alerts"));
            details.put("firing", number("firing"));
            details.put("transitions", number("transitions"));
            details.put("version", number("version") + 1);
            return details;
        }

        int number(String column) {
            return columns.get(column) instanceof Number number ? number.intValue() : 0;
        }

        private @Nullable String text(String column) {
            Object value = columns.get(column);
            return value == null ? null : value.toString();
        }
    }
}
