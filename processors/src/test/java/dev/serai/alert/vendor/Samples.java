package dev.serai.alert.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The payloads of docs/samples/sources, of our own making in the shape that each vendor documents. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
    static final Path FOLDER = Path.of("..", "docs", "samples", "sources");

    static final Map<String, Function<Payload, Normalised>> KINDS = Map.ofEntries(
            Map.entry("azure-monitor", AzureMonitorNormaliser::normalise),
            Map.entry("cloudevents", CloudEventsNormaliser::normalise),
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
            Map.entry("zabbix", ZabbixNormaliser::normalise));

    private Samples() {}

    /** @param name of the file, without {@code .json} */
    record Sample(String kind, String name, JsonNode body) {

        Normalised normalise() {
            return normalise(body);
        }

        Normalised normalise(JsonNode changed) {
            return KINDS.get(kind).apply(new Payload(changed, event(), "s", NOW));
        }

        /** The files of a kind whose deliveries have a header with the event are called like that, up to a dot. */
        private @Nullable String event() {
            return kind.equals("sentry") ? name.replaceAll("\\..*", "") : null;
        }

        @Override
        public String toString() {
            return kind + "/" + name;
        }
    }

    static List<Sample> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Samples::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new Sample(
                    file.getParent().getFileName().toString(),
                    name.substring(0, name.length() - ".json".length()),
                    DeliveryJson.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
