package dev.serai.alert.vendor;

import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.GithubNormaliser;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.SourceKind;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What reads the payloads of each kind that comes with the product, by the kind's name. */
public final class PayloadKinds {

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
            Map.entry("cloudwatch", CloudwatchNormaliser::normalise),
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

    private PayloadKinds() {}

    public static Optional<Function<Payload, Normalised>> find(String kind) {
        return Optional.ofNullable(KINDS.get(kind));
    }

    /** @throws IllegalArgumentException for a kind that is not there */
    public static Function<Payload, Normalised> of(String kind) {
        return find(kind)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no kind " + kind + "; there are " + KINDS.keySet()));
    }

    /** In their order. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(KINDS.keySet());
    }
}
