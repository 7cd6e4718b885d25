package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a node is. A condition that is as it should be is not named, so that no search takes its name for trouble. */
final class NodeLines {

    private NodeLines() {}

    static void add(ClusterObject object, JsonNode node, List<String> lines) {
        lines.add(object.title() + " of cluster " + object.cluster()
                + (node.at("/spec/unschedulable").asBoolean() ? ": closed for new pods" : ""));
        conditions(node.at("/status/conditions"), lines);
        for (JsonNode taint : node.at("/spec/taints")) {
            lines.add("taint " + taint.path("key").asText() + ": "
                    + taint.path("effect").asText());
        }
        List<String> amounts = new ArrayList<>();
        for (String what : List.of("cpu", "memory", "pods")) {
            String amount = node.at("/status/allocatable").path(what).asText("");
            if (!amount.isEmpty()) {
                amounts.add(what + " " + amount);
            }
        }
        if (!amounts.isEmpty()) {
            lines.add("allocatable: " + String.join(", ", amounts));
        }
    }

    /** What a pod's description tells of its node. */
    static void addOfPod(JsonNode node, List<String> lines) {
        if (node.isObject()) {
            lines.add("node " + node.path("name").asText()
                    + (node.path("unschedulable").asBoolean() ? ", closed for new pods" : ""));
            conditions(node.path("conditions"), lines);
        }
    }

    private static void conditions(JsonNode conditions, List<String> lines) {
        for (JsonNode condition : conditions) {
            boolean ready = condition.path("type").asText().equals("Ready");
            boolean is = condition.path("status").asText().equals("True");
            if (ready && is) {
                lines.add("node is ready");
            } else if (ready || !condition.path("status").asText().equals("False")) {
                lines.add("node " + StateText.condition(condition));
            }
        }
    }
}
