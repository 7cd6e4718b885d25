package dev.serai.alert.vendor;

import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Severity;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Azure Monitor's common alert schema (learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema). The
 * condition is Azure's id of the alert, which what fired and what ends it have in common.
 */
public final class AzureMonitorNormaliser {

    private static final String SCHEMA = "azureMonitorCommonAlertSchema";

    /** Azure calls them critical, error, warning, informational and verbose. */
    private static final Map<String, Severity> SEVERITIES = Map.of(
            "Sev0", Severity.CRITICAL,
            "Sev1", Severity.HIGH,
            "Sev2", Severity.MEDIUM,
            "Sev3", Severity.LOW,
            "Sev4", Severity.INFO);

    private static final Pattern GROUP = Pattern.compile("(?i)/resourcegroups/([^/]{1,128})");

    private AzureMonitorNormaliser() {}

    /** The one alert of a delivery. */
    public static Normalised normalise(Payload payload) {
        return Deliveries.one(payload, body -> read(body, payload));
    }

    private static Normalised read(AlertFields body, Payload payload) {
        if (!SCHEMA.equals(body.whole("schemaId"))) {
            throw Deliveries.malformed("schemaId is not " + SCHEMA + ": turn the common alert schema on");
        }
        AlertFields said = body.within("data").within("essentials");
        AlertState state = VendorStates.of(said.needed("monitorCondition"));
        boolean over = state == AlertState.RESOLVED;
        return draft(said, payload)
                .as(
                        state,
                        said.needed("alertId"),
                        said.instant("firedDateTime"),
                        over ? said.instant("resolvedDateTime") : null);
    }

    private static AlertDraft draft(AlertFields said, Payload payload) {
        String target = said.firstOf("alertTargetIDs");
        Matcher group = GROUP.matcher(target == null ? "" : target);
        Severity severity = SEVERITIES.get(String.valueOf(said.whole("severity")));
        AlertDraft draft = new AlertDraft(said, payload)
                .title(said.whole("alertRule"))
                .description(said.whole("description"))
                .label("alert_rule", said.string("alertRule"))
                .label("monitoring_service", said.string("monitoringService"))
                .label("signal_type", said.string("signalType"))
                .label("resource", target == null ? null : target.substring(target.lastIndexOf('/') + 1))
                .label("resource_group", group.find() ? group.group(1) : null)
                .annotation("target", target)
                .link("azure", said.whole("investigationLink"));
        return severity == null ? draft.severity(said.whole("severity")) : draft.severity(severity);
    }
}
