package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How a pod and its containers are. */
final class PodLines {

    private PodLines() {}

    static void add(ClusterObject object, JsonNode pod, List<String> lines) {
        JsonNode status = pod.path("status");
        String phase = status.path("phase").asText("in an unknown phase");
        lines.add(object.title() + " of cluster " + object.cluster() + ": " + phase + StateText.because(status)
                + (pod.at("/metadata/deletionTimestamp").isTextual() ? ", being deleted" : ""));
        for (String list : List.of("initContainer", "container")) {
            for (JsonNode container : pod.path("spec").path(list + "s")) {
                String name = container.path("name").asText();
                JsonNode state = ofName(status.path(list + "Statuses"), name);
                lines.add((list.equals("container") ? "container " : "init container ") + name + ": " + state(state));
                lastRun(state, lines);
                ContainerLines.add(container, lines);
            }
        }
        StateText.conditions(status, lines);
    }

    private static JsonNode ofName(JsonNode statuses, String name) {
        for (JsonNode status : statuses) {
            if (status.path("name").asText().equals(name)) {
                return status;
            }
        }
        return statuses.path("none");
    }

    private static String state(JsonNode status) {
        JsonNode state = status.path("state");
        String restarts = status.path("restartCount").asLong() == 0
                ? ""
                : ", restarted "
                        + CountBuckets.times(status.path("restartCount").asLong());
        if (state.has("waiting")) {
            return "waiting" + StateText.because(state.path("waiting")) + restarts;
        }
        if (state.has("terminated")) {
            return "ended" + end(state.path("terminated")) + restarts;
        }
        return (state.has("running") ? "running" : "not started")
                + (status.path("ready").asBoolean() ? ", ready" : ", not ready")
                + restarts;
    }

    private static void lastRun(JsonNode status, List<String> lines) {
        JsonNode last = status.path("lastState").path("terminated");
        if (last.isObject()) {
            lines.add("  its last run ended" + end(last));
        }
    }

    private static String end(JsonNode terminated) {
        long code = terminated.path("exitCode").asLong();
        String reason = terminated.path("reason").asText("");
        String message = terminated.path("message").asText("").strip();
        return " with exit code " + code + (reason.isEmpty() ? "" : ", " + reason)
                + (code > 128 && code < 160 ? " (signal " + (code - 128) + ")" : "")
                + (message.isEmpty() ? "" : ": " + message);
    }
}
