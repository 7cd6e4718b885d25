package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Map;

/** Looks at a node's conditions. */
final class NodeDetector {

    /** What is bad when it is true, and how bad. */
    private static final Map<String, Severity> PRESSURES = Map.of(
            "MemoryPressure", Severity.MEDIUM,
            "DiskPressure", Severity.HIGH,
            "PIDPressure", Severity.HIGH,
            "NetworkUnavailable", Severity.HIGH);

    private NodeDetector() {}

    static Detection detect(String cluster, JsonNode node, WatchRules rules, Instant now) {
        Detection detection = new Detection();
        for (JsonNode condition : node.path("status").path("conditions")) {
            String type = condition.path("type").asText();
            Severity pressure = PRESSURES.get(type);
            if (type.equals("Ready")) {
                ready(cluster, node, condition, now, detection);
            } else if (pressure != null && Trees.is(condition, "True")) {
                hold(
                        ClusterCondition.NODE_PRESSURE,
                        cluster,
                        node,
                        condition,
                        pressure,
                        "the kubelet evicts pods or takes no new ones",
                        now,
                        detection);
            } else if (pressure != null) {
                over(ClusterCondition.NODE_PRESSURE, cluster, node, condition, type, detection);
            }
        }
        return detection;
    }

    private static void over(
            ClusterCondition what,
            String cluster,
            JsonNode node,
            JsonNode condition,
            String part,
            Detection detection) {
        Instant since = Trees.instant(condition.path("lastTransitionTime"));
        if (since != null) {
            detection.end(new Identity(what, cluster, WatchedKind.NODE, "", Trees.name(node), part), since);
        }
    }

    private static void ready(String cluster, JsonNode node, JsonNode condition, Instant now, Detection detection) {
        if (Trees.is(condition, "True")) {
            over(ClusterCondition.NODE_NOT_READY, cluster, node, condition, "", detection);
            return;
        }
        boolean silent = Trees.is(condition, "Unknown");
        hold(
                ClusterCondition.NODE_NOT_READY,
                cluster,
                node,
                condition,
                silent ? Severity.CRITICAL : Severity.HIGH,
                silent ? "the node does not answer: its pods are lost or out of sight" : "the node takes no new pods",
                now,
                detection);
    }

    private static void hold(
            ClusterCondition what,
            String cluster,
            JsonNode node,
            JsonNode condition,
            Severity severity,
            String why,
            Instant now,
            Detection detection) {
        String name = Trees.name(node);
        String type = condition.path("type").asText();
        boolean pressure = what == ClusterCondition.NODE_PRESSURE;
        Map<String, String> labels = Labels.of(what, cluster, "");
        Labels.put(labels, "node", name);
        Labels.put(labels, "condition", pressure ? type : "");
        detection.hold(new Occurrence(
                new Identity(what, cluster, WatchedKind.NODE, "", name, pressure ? type : ""),
                severity,
                why,
                "Node " + name + (pressure ? " has " + type : " is not ready"),
                Trees.text(condition.path("message")),
                labels,
                Trees.first(now, condition.path("lastTransitionTime")),
                null));
    }
}
