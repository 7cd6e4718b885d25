package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How a Deployment, StatefulSet or DaemonSet is. */
final class WorkloadLines {

    private WorkloadLines() {}

    static void add(ClusterObject object, JsonNode workload, JsonNode pods, List<String> lines) {
        JsonNode spec = workload.path("spec");
        lines.add(object.title() + " of cluster " + object.cluster() + ": "
                + (spec.has("replicas") ? "wants " + spec.path("replicas").asLong() + " pods, " : "")
                + counts(workload.path("status"))
                + (spec.path("paused").asBoolean() ? ", rollout paused" : ""));
        for (JsonNode container : spec.at("/template/spec/containers")) {
            lines.add("container " + container.path("name").asText());
            ContainerLines.add(container, lines);
        }
        for (JsonNode pod : pods) {
            lines.add("pod " + pod.path("name").asText() + ": "
                    + pod.path("state").asText());
        }
        StateText.conditions(workload.path("status"), lines);
    }

    static String counts(JsonNode status) {
        boolean ofNodes = status.has("desiredNumberScheduled");
        return "has " + (ofNodes ? status.path("currentNumberScheduled") : status.path("replicas")).asLong()
                + ", updated "
                + (ofNodes ? status.path("updatedNumberScheduled") : status.path("updatedReplicas")).asLong()
                + ", ready " + (ofNodes ? status.path("numberReady") : status.path("readyReplicas")).asLong()
                + ", available "
                + (ofNodes ? status.path("numberAvailable") : status.path("availableReplicas")).asLong();
    }
}
