package dev.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.signal.DeclaredChange;
import dev.serai.signal.SignalEvidence;
import dev.serai.wire.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test says is known beside an alert. */
final class TestEvidence {

    private TestEvidence() {}

    static SignalEvidence read(JsonNode alert, String condition, TestOffsets offsets) {
        return new SignalEvidence(
                metric(alert.path("points"), condition, offsets), logs(alert, offsets), changes(alert, offsets));
    }

    private static @Nullable MetricSeries metric(JsonNode nodes, String condition, TestOffsets offsets) {
        List<MetricPoint> points = new ArrayList<>();
        nodes.forEach(node -> points.add(new MetricPoint(
                offsets.at(node, "at", TestOffsets.NOW), node.path("value").asDouble())));
        return points.isEmpty() ? null : new MetricSeries(condition, Map.of(), null, points);
    }

    private static List<LogTemplate> logs(JsonNode alert, TestOffsets offsets) {
        List<LogTemplate> logs = new ArrayList<>();
        for (JsonNode node : alert.path("logs")) {
            String template = node.path("template").asText();
            logs.add(new LogTemplate(
                    null,
                    template,
                    node.path("count").asLong(),
                    node.has("baseline") ? (Double) node.path("baseline").asDouble() : null,
                    node.has("tone")
                            ? WireName.of(LogTone.class, node.path("tone").asText())
                            : LogTone.of(template),
                    offsets.at(
                            node.has("first_seen") ? node : alert,
                            node.has("first_seen") ? "first_seen" : "at",
                            TestOffsets.NOW),
                    null,
                    null));
        }
        return logs;
    }

    private static List<DeclaredChange> changes(JsonNode alert, TestOffsets offsets) {
        List<DeclaredChange> changes = new ArrayList<>();
        for (JsonNode node : alert.path("changes")) {
            Map<String, Double> limits = new HashMap<>();
            node.path("limits")
                    .properties()
                    .forEach(
                            limit -> limits.put(limit.getKey(), limit.getValue().asDouble()));
            changes.add(new DeclaredChange(
                    node.path("what").asText(),
                    offsets.at(node, "at", TestOffsets.NOW),
                    node.has("until") ? offsets.at(node, "until", TestOffsets.NOW) : null,
                    limits));
        }
        return changes;
    }
}
