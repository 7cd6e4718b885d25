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

    /** {@code workload} and {@code workload_kind} only as far as the pod itself says who controls it. */
    static Map<String, String> ofPod(ClusterCondition condition, String cluster, JsonNode pod, String container) {
        Map<String, String> labels = of(condition, cluster, Trees.namespace(pod));
        workload(labels, pod);
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

    static void workload(Map<String, String> labels, String kind, String name) {
        put(labels, "workload", name);
        put(labels, "workload_kind", name.isEmpty() ? "" : kind);
    }

    /**
     * The controller. A pod with the label {@code pod-template-hash} is a Deployment's, whose controller names each
     * ReplicaSet after itself and that hash.
     */
    private static void workload(Map<String, String> labels, JsonNode pod) {
        for (JsonNode owner : pod.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                String kind = owner.path("kind").asText();
                String name = owner.path("name").asText();
                String hash = pod.path("metadata")
                        .path("labels")
                        .path("pod-template-hash")
                        .asText();
                boolean hashed = "ReplicaSet".equals(kind) && !hash.isEmpty() && name.endsWith("-" + hash);
                workload(
                        labels,
                        hashed ? "Deployment" : kind,
                        hashed ? name.substring(0, name.length() - hash.length() - 1) : name);
                return;
            }
        }
    }
}
