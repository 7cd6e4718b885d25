package dev.serai.hub.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Severity;
import dev.serai.hub.db.LoadedRow;
import dev.serai.incident.Correlator;
import dev.serai.incident.Incident;
import dev.serai.incident.PageState;
import dev.serai.notify.TriageVerdict;
import dev.serai.signal.AlertInView;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageFacts;
import dev.serai.signal.TriageReason;
import dev.serai.silence.Suppressions;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code triage-load} reads and {@code triage-decide} writes. */
final class TriageRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Supplier<Correlator> correlator;

    TriageRow(Supplier<Correlator> correlator) {
        this.correlator = correlator;
    }

    /** Whether the version of the row is the one that the last decision made. */
    static boolean isDecided(LoadedRow row) {
        Long then = row.numberOrNull("version_then");
        return then != null && then == row.number("version");
    }

    /** Whether the last decision was to page. */
    static boolean isPaged(LoadedRow row) {
        return TriageVerdict.PAGE.wire().equals(row.textOrNull("verdict_then"));
    }

    /** Whether the last decision was that it flaps. */
    static boolean isFlapping(LoadedRow row) {
        return TriageReason.FLAPPING.name().equals(row.textOrNull("reason_then"));
    }

    TriageFacts facts(LoadedRow row, Instant now, Suppressions suppressions, List<AlertInView> firing) {
        Incident incident = IncidentRow.read(row);
        TriageFacts.Since since = new TriageFacts.Since(
                row.wordOrNull("severity_then", Severity.class),
                row.flag("reopened"),
                isSuppressed(row),
                row.number("pages_lately"),
                row.flag("said_flapping"));
        return new TriageFacts(
                incident, environment(incident, row), since, row.number("transitions"), now, suppressions, firing);
    }

    /** Whether the last decision holds only for a time. */
    private static boolean isSuppressed(LoadedRow row) {
        return ReasonCode.find(TriageReason.class, row.textOrNull("reason_then"))
                .map(TriageReason::isForATime)
                .orElse(false);
    }

    /** Whether a decision is the one that was made the last time. */
    static boolean isSame(LoadedRow row, TriageDecision decision) {
        return decision.reason().name().equals(row.textOrNull("reason_then"))
                && decision.verdict().wire().equals(row.textOrNull("verdict_then"));
    }

    /** That of the incident or of one of its alerts, whichever is more careful: a test alert came first perhaps. */
    private String environment(Incident incident, LoadedRow row) {
        List<String> all = new ArrayList<>(List.of(incident.environment()));
        String ofAlerts = row.textOrNull("environments");
        if (ofAlerts != null) {
            all.addAll(List.of(ofAlerts.split(",")));
        }
        return correlator.get().highestEnvironment(all);
    }

    private static AlertInView inView(JsonNode alert) {
        return AlertInView.of(
                alert.required("source").asText(),
                Severity.of(alert.required("severity").asText()),
                alert.required("environment").asText(),
                JSON.convertValue(alert.required("labels"), LABELS));
    }

    /** The alerts that fire. */
    static List<AlertInView> firing(LoadedRow row) {
        try {
            List<AlertInView> firing = new ArrayList<>();
            for (JsonNode alert : JSON.readTree(row.text("firing_alerts"))) {
                firing.add(inView(alert));
            }
            return firing;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column 'firing_alerts' is no list of alerts", e);
        }
    }

    /** The reason is null where an earlier page stands: nothing takes that back. */
    static Map<String, @Nullable Object> parameters(
            Incident before, Incident decided, TriageDecision decision, Instant now) {
        boolean stands = before.paging() == PageState.PAGED && !decision.pages();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("verdict", decided.paging().wire());
        parameters.put("reason", stands ? null : decision.reason().name());
        parameters.put("environment", decided.environment());
        parameters.put("version", before.version());
        parameters.put("now", now.toString());
        return parameters;
    }
}
