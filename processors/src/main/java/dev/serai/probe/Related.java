package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The objects that a description names: the workloads above it, the pods below it, its node. */
final class Related {

    private Related() {}

    static List<ClusterObject> of(ClusterObject object, JsonNode answer) {
        List<ClusterObject> related = new ArrayList<>();
        for (JsonNode owner : answer.path("owners")) {
            // Without a text it is not there, or is another object of that name: whoever made the pod named it.
            if (owner.path("text").isTextual()) {
                add(object, owner.path("kind").asText(), owner.path("name").asText(), related);
            }
        }
        for (JsonNode pod : answer.path("pods")) {
            add(object, ClusterObject.POD, pod.path("name").asText(), related);
        }
        if (!object.is(ClusterObject.NODE)) {
            add(object, ClusterObject.NODE, answer.path("node").path("name").asText(), related);
        }
        return related;
    }

    private static void add(ClusterObject object, String kind, String name, List<ClusterObject> related) {
        ClusterObject.of(object.cluster(), kind, object.namespace(), name, null).ifPresent(related::add);
    }
}
