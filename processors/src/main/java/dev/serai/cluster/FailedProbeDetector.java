package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at an event of the kubelet about a failed probe. Several events may tell of one probe (each other message makes
 * another event) and all of them disappear after an hour, so that only silence ends it.
 */
final class FailedProbeDetector {

    private static final Pattern PROBE =
            Pattern.compile("(Liveness|Readiness|Startup) probe (failed|errored).*", Pattern.DOTALL);
    private static final Pattern CONTAINER = Pattern.compile("spec\\.(?:initC|c)ontainers\\{([a-z0-9-]{1,63})}");

    private FailedProbeDetector() {}

    static Detection detect(String cluster, JsonNode event, WatchRules rules, Instant now) {
        Detection detection = new Detection();
        JsonNode object = event.path("involvedObject");
        Matcher probe = PROBE.matcher(event.path("message").asText());
        if (!"Unhealthy".equals(event.path("reason").asText())
                || !"Pod".equals(object.path("kind").asText())
                || !probe.matches()) {
            return detection;
        }
        long count = Math.max(
                event.path("count").asLong(1),
                event.path("series").path("count").asLong(1));
        Instant last = Trees.first(
                now,
                event.path("series").path("lastObservedTime"),
                event.path("lastTimestamp"),
                event.path("eventTime"),
                event.path("metadata").path("creationTimestamp"));
        Instant until = last.plus(rules.probeQuiet());
        if (count > rules.probeFailures() && now.isBefore(until)) {
            detection.hold(occurrence(cluster, event, probe.group(1), count, last, until));
        }
        return detection;
    }

    private static Occurrence occurrence(
            String cluster, JsonNode event, String probe, long count, Instant last, Instant until) {
        ClusterCondition condition = ClusterCondition.PROBE_FAILED;
        JsonNode object = event.path("involvedObject");
        String namespace = object.path("namespace").asText();
        String pod = object.path("name").asText();
        Matcher path = CONTAINER.matcher(object.path("fieldPath").asText());
        String container = path.matches() ? path.group(1) : "";
        Map<String, String> labels = Labels.of(condition, cluster, namespace);
        Labels.put(labels, "pod", pod);
        Labels.put(labels, "container", container);
        Labels.put(labels, "probe", probe.toLowerCase(Locale.ROOT));
        boolean restarts = !probe.equals("Readiness");
        return new Occurrence(
                new Identity(condition, cluster, WatchedKind.POD, namespace, pod, container + "/" + probe),
                restarts ? Severity.HIGH : Severity.MEDIUM,
                restarts ? "the kubelet restarts the container" : "the pod gets no traffic",
                probe + " probe of " + pod + " has failed " + count + " times",
                Trees.text(event.path("message")),
                labels,
                Trees.first(last, event.path("firstTimestamp"), event.path("eventTime")),
                until);
    }
}
