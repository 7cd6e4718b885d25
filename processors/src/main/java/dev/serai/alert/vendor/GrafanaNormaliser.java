package dev.serai.alert.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import java.util.Map;

/**
 * Reads the webhook of Grafana's unified alerting
 * (grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier).
 */
public final class GrafanaNormaliser {

    private GrafanaNormaliser() {}

    /** The group's alerts. */
    public static Normalised normalise(Payload payload) {
        JsonNode alerts = payload.body().get("alerts");
        if (alerts == null || !alerts.isArray()) {
            throw Deliveries.malformed("alerts is missing or not an array");
        }
        return Deliveries.each(alerts, node -> alert(AlertFields.of(node), payload));
    }

    private static Alert alert(AlertFields fields, Payload payload) {
        Map<String, String> labels = fields.strings("labels");
        Map<String, String> annotations = fields.strings("annotations");
        return new AlertDraft(fields, payload)
                .title(annotations.get("summary"), annotations.get("title"), labels.get("alertname"))
                .description(annotations.get("description"), annotations.get("message"))
                .severity(labels.getOrDefault("severity", labels.get("priority")))
                .labels(labels)
                .annotations(annotations)
                .annotation("value", fields.string("valueString"))
                .link("source", fields.whole("generatorURL"))
                .link("dashboard", fields.whole("dashboardURL"))
                .link("panel", fields.whole("panelURL"))
                .link("silence", fields.whole("silenceURL"))
                .link("image", fields.whole("imageURL"))
                .link("runbook", annotations.get("runbook_url"))
                .alert(
                        VendorStates.of(fields.whole("status")),
                        fields.whole("fingerprint"),
                        fields.instant("startsAt"),
                        fields.instant("endsAt"));
    }
}
