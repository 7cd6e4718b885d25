package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Limits;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Datadog's webhook with the payload that docs/start/sources.md gives, made of its variables
 * (docs.datadoghq.com/integrations/webhooks). The condition is the monitor's id and its scope.
 */
public final class DatadogNormaliser {

    private static final Set<String> FIRING =
            Set.of("triggered", "re-triggered", "warn", "re-warn", "no data", "re-no data", "renotify");

    private static final Set<String> OVER = Set.of("recovered");

    private DatadogNormaliser() {}

    /** The alert of a delivery; or nothing where the monitor changes no state. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> read(body, payload));
    }

    private static Normalised read(AlertFields body, Payload payload) {
        String transition = body.needed("transition").toLowerCase(Locale.ROOT);
        boolean over = OVER.contains(transition);
        if (!over && !FIRING.contains(transition)) {
            return Normalised.ignored("a transition that changes no state");
        }
        String scope = said(body.whole("scope"));
        String condition = body.needed("id") + (scope == null ? "" : ":" + scope);
        AlertDraft draft =
                draft(body, payload, severity(body, transition), scope).annotation("transition", transition);
        var at = body.millis("date");
        return draft.as(over ? AlertState.RESOLVED : AlertState.FIRING, condition, over ? null : at, over ? at : null);
    }

    private static AlertDraft draft(
            AlertFields body, Payload payload, MonitorSeverity severity, @Nullable String scope) {
        AlertDraft draft = new AlertDraft(body, payload)
                .title(said(body.whole("title")))
                .description(said(body.whole("body")))
                .labels(tags(said(body.whole("tags"))))
                .label("monitor", body.needed("id"))
                .label("scope", scope)
                .label("host", said(body.whole("hostname")))
                .annotation("metric", said(body.string("metric")))
                .annotation("query", said(body.string("query")))
                .annotation("org", said(body.string("org")))
                .link("datadog", said(body.whole("link")));
        return severity.known() == null ? draft.severity(severity.word()) : draft.severity(severity.known());
    }

    /** The monitor's priority, P1 to P5; one without has its state's. */
    private static MonitorSeverity severity(AlertFields body, String transition) {
        String priority = said(body.whole("priority"));
        if (priority != null) {
            return new MonitorSeverity(priority, null);
        }
        body.note("severity is the state's: the monitor has no priority");
        boolean warns = transition.endsWith("warn") || "warning".equals(said(body.whole("type")));
        return new MonitorSeverity(null, warns ? Severity.MEDIUM : Severity.HIGH);
    }

    private record MonitorSeverity(@Nullable String word, @Nullable Severity known) {}

    /** Datadog leaves a variable that has no value as it was written. */
    private static @Nullable String said(@Nullable String value) {
        return value == null || value.startsWith("$") ? null : value;
    }

    private static Map<String, String> tags(@Nullable String tags) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String tag : tags == null ? new String[0] : tags.split(",")) {
            int colon = tag.indexOf(':');
            String name = colon < 0 ? "" : tag.substring(0, colon).strip();
            // Room for those that are always there.
            if (!name.isBlank() && name.length() <= Limits.KEY_CHARACTERS && labels.size() < Limits.LABELS / 2) {
                labels.put(name, tag.substring(colon + 1).strip());
            }
        }
        return labels;
    }
}
