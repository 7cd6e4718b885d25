package dev.serai.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.GithubNormaliser;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.vendor.AzureMonitorNormaliser;
import dev.serai.alert.vendor.CloudEventsNormaliser;
import dev.serai.alert.vendor.CloudwatchNormaliser;
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
import dev.serai.replay.RecordedStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Deliveries in a file, one JSON object a line: {@code kind}, {@code received_at} (RFC 3339), {@code payload} as it was
 * delivered, and where they are known {@code source} and {@code event}.
 */
final class DeliveriesFile {

    private static final int MOST = 200_000;

    /** The kinds that come with the hub; what routes of one's own read, only a hub does. */
    private static final Map<String, Function<Payload, Normalised>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "alertmanager",
                    payload -> AlertmanagerNormaliser.normalise(payload.body(), payload.source(), payload.now())),
            Map.entry(
                    "generic", payload -> GenericNormaliser.normalise(payload.body(), payload.source(), payload.now())),
            Map.entry("github", GithubNormaliser::normalise),
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
            Map.entry("zabbix", ZabbixNormaliser::normalise)));

    private final RecordedStream stream = new RecordedStream();
    private int unreadable;

    private record Line(Function<Payload, Normalised> kind, Payload payload) {}

    private DeliveriesFile() {}

    /** @throws CommandFailure naming the line that is not one of these */
    static DeliveriesFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailure("the file " + file + " cannot be read");
        }
        DeliveriesFile read = new DeliveriesFile();
        lines(file).stream()
                .sorted(Comparator.comparing(line -> line.payload().now()))
                .forEach(read::add);
        return read;
    }

    RecordedStream stream() {
        return stream;
    }

    /** How many deliveries do not fit their kind. */
    int unreadable() {
        return unreadable;
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> read = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line : (Iterable<String>) lines.limit(MOST + 1L)::iterator) {
                number++;
                if (number > MOST) {
                    throw new CommandFailure(file + " has more than " + MOST + " lines");
                }
                read.add(line(line, file + ":" + number));
            }
        }
        return read;
    }

    private static Line line(String text, String place) {
        try {
            JsonNode node = DeliveryJson.parse(text.getBytes(StandardCharsets.UTF_8));
            String kind = node.path("kind").asText();
            Function<Payload, Normalised> reader = KINDS.get(kind);
            if (reader == null) {
                throw new CommandFailure(place + ": kind is one of " + String.join(", ", KINDS.keySet()));
            }
            String event = node.hasNonNull("event") ? node.path("event").asText() : null;
            Instant at = Instant.parse(node.path("received_at").asText());
            return new Line(
                    reader,
                    new Payload(node.path("payload"), event, node.path("source").asText(kind), at));
        } catch (DeliveryRefusal e) {
            throw new CommandFailure(place + ": " + e.getMessage());
        } catch (DateTimeParseException e) {
            throw new CommandFailure(place + ": received_at is a time such as 2026-11-22T14:00:00Z");
        }
    }

    private void add(Line line) {
        try {
            Normalised read = line.kind().apply(line.payload());
            unreadable += read.alerts().isEmpty() && read.ignored() == null ? 1 : 0;
            stream.add(line.payload().now(), read.alerts());
        } catch (DeliveryRefusal e) {
            unreadable++;
        }
    }
}
