package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What is particular about removing pods. */
final class Pods {

    private Pods() {}

    static boolean mirror(JsonNode pod) {
        return pod.path("metadata").path("annotations").has("kubernetes.io/config.mirror");
    }

    static boolean leaving(JsonNode pod) {
        return pod.path("metadata").hasNonNull("deletionTimestamp");
    }

    static boolean finished(JsonNode pod) {
        String phase = pod.path("status").path("phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    static boolean ownedBy(JsonNode pod, String kind) {
        JsonNode controller = Owners.controller(pod);
        return controller != null && controller.path("kind").asText().equals(kind);
    }

    static boolean localData(JsonNode pod) {
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            if (volume.has("emptyDir")) {
                return true;
            }
        }
        return false;
    }

    static void checkRemovable(JsonNode pod) throws ClusterRefusal {
        if (mirror(pod)) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_STATE, "it is a mirror of a static pod: only its node can end it");
        }
        if (Owners.controller(pod) == null) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_STATE, "nothing controls it: it would not come back");
        }
    }

    static String removal(Target target, JsonNode pod) {
        JsonNode controller = Owners.controller(pod);
        return "- " + target + " (uid " + pod.path("metadata").path("uid").asText() + ", on node "
                + pod.path("spec").path("nodeName").asText("none") + ", controlled by "
                + (controller == null
                        ? "nothing"
                        : controller.path("kind").asText() + " "
                                + controller.path("name").asText())
                + ")\n";
    }

    /**
     * DeleteOptions. A dry run is asked for here as well: the server takes the options of a DELETE from its body and
     * then ignores the query.
     */
    static ObjectNode options(String uid, @Nullable String resourceVersion, long graceSeconds, boolean dryRun) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.put("apiVersion", "v1").put("kind", "DeleteOptions");
        ObjectNode preconditions = options.putObject("preconditions");
        preconditions.put("uid", uid);
        if (resourceVersion != null) {
            preconditions.put("resourceVersion", resourceVersion);
        }
        if (graceSeconds >= 0) {
            options.put("gracePeriodSeconds", graceSeconds);
        }
        if (dryRun) {
            options.putArray("dryRun").add("All");
        }
        return options;
    }

    static ObjectNode eviction(Target target, ObjectNode options) {
        ObjectNode eviction = JsonNodeFactory.instance.objectNode();
        eviction.put("apiVersion", "policy/v1").put("kind", "Eviction");
        eviction.putObject("metadata").put("name", target.name()).put("namespace", target.namespace());
        eviction.set("deleteOptions", options);
        return eviction;
    }
}
