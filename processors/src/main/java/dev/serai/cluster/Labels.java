package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of alerts, as correlation reads them. */
final class Labels {

    private Labels() {}

    static Map<String, String> of(ClusterCondition condition, String cluster, String namespace) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", condition.title());
        labels.put("cluster", cluster);
        put(labels, "namespace", namespace);
        return labels;
    }

    static Map<String, String> ofPod(ClusterCondition condition, String cluster, JsonNode pod, String container) {
        Map<String, String> labels = of(condition, cluster, Trees.namespace(pod));
        put(labels, "workload", workload(pod));
        put(labels, "pod", Trees.name(pod));
        put(labels, "container", container);
        put(labels, "node", pod.path("spec").path("nodeName").asText());
        return labels;
    }

    static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }

    /** The controller's name; of a ReplicaSet its Deployment's, which is its own without the template's hash. */
    private static String workload(JsonNode pod) {
        for (JsonNode owner : pod.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                String name = owner.path("name").asText();
                String hash = pod.path("metadata")
                        .path("labels")
                        .path("pod-template-hash")
                        .asText();
                boolean hashed = "ReplicaSet".equals(owner.path("kind").asText())
                        && !hash.isEmpty()
                        && name.endsWith("-" + hash);
                return hashed ? name.substring(0, name.length() - hash.length() - 1) : name;
            }
        }
        return "";
    }
}
