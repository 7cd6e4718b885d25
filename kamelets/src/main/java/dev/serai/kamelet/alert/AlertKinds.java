package dev.serai.kamelet.alert;

import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.GithubNormaliser;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.SourceKind;
import dev.serai.alert.vendor.AzureMonitorNormaliser;
import dev.serai.alert.vendor.CloudEventsNormaliser;
import dev.serai.alert.vendor.DatadogNormaliser;
import dev.serai.alert.vendor.FalcoNormaliser;
import dev.serai.alert.vendor.GitlabNormaliser;
import dev.serai.alert.vendor.GoogleMonitoringNormaliser;
import dev.serai.alert.vendor.GrafanaNormaliser;
import dev.serai.alert.vendor.JenkinsNormaliser;
import dev.serai.alert.vendor.PagerdutyEventsNormaliser;
import dev.serai.alert.vendor.PagerdutyNormaliser;
import dev.serai.alert.vendor.SentryNormaliser;
import dev.serai.alert.vendor.TrivyOperatorNormaliser;
import dev.serai.alert.vendor.ZabbixNormaliser;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of payloads by name, as a hub's sources have them. */
final class AlertKinds {

    private static final Map<String, Function<Payload, Normalised>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    SourceKind.ALERTMANAGER,
                    payload -> AlertmanagerNormaliser.normalise(payload.body(), payload.source(), payload.now())),
            Map.entry(
                    SourceKind.GENERIC,
                    payload -> GenericNormaliser.normalise(payload.body(), payload.source(), payload.now())),
            Map.entry(SourceKind.GITHUB, GithubNormaliser::normalise),
            Map.entry(SourceKind.CLOUDEVENTS, CloudEventsNormaliser::normalise),
            Map.entry("azure-monitor", AzureMonitorNormaliser::normalise),
            Map.entry("datadog", DatadogNormaliser::normalise),
            Map.entry("falco", FalcoNormaliser::normalise),
            Map.entry("gitlab", GitlabNormaliser::normalise),
            Map.entry("google-cloud-monitoring", GoogleMonitoringNormaliser::normalise),
            Map.entry("grafana", GrafanaNormaliser::normalise),
            Map.entry("jenkins", JenkinsNormaliser::normalise),
            Map.entry("pagerduty", PagerdutyNormaliser::normalise),
            Map.entry("pagerduty-events", PagerdutyEventsNormaliser::normalise),
            Map.entry("sentry", SentryNormaliser::normalise),
            Map.entry("trivy-operator", TrivyOperatorNormaliser::normalise),
            Map.entry("zabbix", ZabbixNormaliser::normalise)));

    private AlertKinds() {}

    /** @throws IllegalArgumentException for a kind that is not there */
    static Function<Payload, Normalised> of(String kind) {
        Function<Payload, Normalised> found = KINDS.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("there is no kind " + kind + "; there are " + KINDS.keySet());
        }
        return found;
    }
}
