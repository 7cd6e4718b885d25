package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Google Cloud Monitoring's webhook, version 1.2 (cloud.google.com/monitoring/support/notification-options). The
 * condition is Google's id of the incident, which its opening and its closing have in common.
 */
public final class GoogleMonitoringNormaliser {

    /** How other sources call these, so that what is one workload is one. */
    private static final Map<String, String> NAMES = Map.of(
            "cluster_name", "cluster",
            "namespace_name", "namespace",
            "pod_name", "pod",
            "container_name", "container");

    private GoogleMonitoringNormaliser() {}

    /** The one alert of a delivery. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> incident(body.within("incident"), payload));
    }

    private static Normalised incident(AlertFields incident, Payload payload) {
        AlertState state = VendorStates.of(incident.needed("state"));
        String severity = incident.whole("severity");
        AlertFields documentation = incident.maybe("documentation");
        return new AlertDraft(incident, payload)
                .title(incident.whole("policy_name"), incident.whole("condition_name"), incident.whole("summary"))
                .description(incident.whole("summary"), documentation == null ? null : documentation.whole("content"))
                .severity("No severity".equalsIgnoreCase(severity) ? null : severity)
                .labels(labels(incident))
                .label("policy", incident.string("policy_name"))
                .label("condition", incident.string("condition_name"))
                .annotation("resource", incident.string("resource_name"))
                .annotation("observed_value", incident.text("observed_value"))
                .annotation("threshold_value", incident.text("threshold_value"))
                .link("google-cloud", incident.whole("url"))
                .as(state, incident.needed("incident_id"), incident.seconds("started_at"), end(incident, state));
    }

    private static @Nullable Instant end(AlertFields incident, AlertState state) {
        return state == AlertState.RESOLVED ? incident.seconds("ended_at") : null;
    }

    private static Map<String, String> labels(AlertFields incident) {
        Map<String, String> labels = new LinkedHashMap<>();
        AlertFields resource = incident.maybe("resource");
        if (resource != null) {
            resource.texts("labels").forEach((name, value) -> put(labels, NAMES.getOrDefault(name, name), value));
            String type = resource.string("type");
            put(labels, "resource_type", type == null ? "" : type);
        }
        incident.texts("policy_user_labels").forEach((name, value) -> put(labels, name, value));
        return labels;
    }

    /** Room is left for those that are always there. */
    private static void put(Map<String, String> labels, String name, String value) {
        if (labels.size() < 60 && !value.isBlank()) {
            labels.putIfAbsent(name, value);
        }
    }
}
