package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How an object is, in lines that stay the same while nothing changes: no times, no versions, counts in steps. Command
 * lines, annotations and values of variables are left out, because secrets stand there.
 */
final class StateText {

    private StateText() {}

    static String of(ClusterObject object, JsonNode answer) {
        JsonNode tree = YamlText.tree(answer.path("text").asText());
        List<String> lines = new ArrayList<>();
        if (object.is(ClusterObject.POD)) {
            PodLines.add(object, tree, lines);
            NodeLines.addOfPod(answer.path("node"), lines);
        } else if (object.is(ClusterObject.NODE)) {
            NodeLines.add(object, tree, lines);
        } else {
            WorkloadLines.add(object, tree, answer.path("pods"), lines);
        }
        owners(answer, lines);
        return String.join("\n", lines);
    }

    private static void owners(JsonNode answer, List<String> lines) {
        List<String> names = new ArrayList<>();
        for (JsonNode owner : answer.path("owners")) {
            names.add(owner.path("kind").asText() + " " + owner.path("name").asText());
        }
        if (!names.isEmpty()) {
            lines.add("controlled by " + String.join(", ", names));
        }
        for (JsonNode owner : answer.path("owners")) {
            JsonNode status = YamlText.tree(owner.path("text").asText()).path("status");
            if (status.has("replicas") && !owner.path("kind").asText().equals("ReplicaSet")) {
                lines.add(owner.path("kind").asText() + " " + owner.path("name").asText() + ": "
                        + WorkloadLines.counts(status));
                conditions(status, lines);
            }
        }
    }

    /** Those that are not as they should be. */
    static void conditions(JsonNode status, List<String> lines) {
        for (JsonNode condition : status.path("conditions")) {
            String type = condition.path("type").asText();
            String is = condition.path("status").asText();
            boolean bad = type.equals("ReplicaFailure") ? is.equals("True") : !is.equals("True");
            if (bad) {
                lines.add(condition(condition));
            }
        }
    }

    static String condition(JsonNode condition) {
        return "condition " + condition.path("type").asText() + " is "
                + condition.path("status").asText() + because(condition);
    }

    /** {@code : reason: message}, as far as they are there. */
    static String because(JsonNode node) {
        String reason = node.path("reason").asText("");
        String message = WaitText.steady(node.path("message").asText(""));
        return (reason.isEmpty() ? "" : ": " + reason) + (message.isEmpty() ? "" : ": " + message.strip());
    }
}
