package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What decides about a change of a pod or workload, as values instead of text. */
final class Workloads {

    private static final String AUTOSCALING = "/apis/autoscaling/v2/namespaces/";
    private static final Set<ObjectKind> SCALABLE = Set.of(ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET);

    private Workloads() {}

    static void put(Session session, Target target, JsonNode object, Result result) throws ClusterRefusal {
        boolean scalable = SCALABLE.contains(target.kind());
        result.put("replicas", scalable ? object.at("/spec/replicas").asLong(1) : null);
        result.put("autoscalers", scalable ? autoscalers(session, target) : null);
        result.put("pods", WorkloadPods.of(session, target, object));
        result.put("containers", target.kind() == ObjectKind.NODE ? null : containers(target.kind(), object));
    }

    /** Who else sets the number of replicas; null where the account may not look, which is not the same as none. */
    private static @Nullable List<Map<String, @Nullable Object>> autoscalers(Session session, Target target)
            throws ClusterRefusal {
        ApiAnswer list = session.api()
                .read(
                        AUTOSCALING + target.namespace() + "/horizontalpodautoscalers",
                        Map.of("limit", "500"),
                        1 << 20,
                        session.deadline());
        if (!list.ok() || list.truncated()) {
            return null;
        }
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (JsonNode autoscaler : list.json().path("items")) {
            JsonNode scaled = autoscaler.at("/spec/scaleTargetRef");
            if (scaled.path("kind").asText().equals(target.kind().title())
                    && scaled.path("name").asText().equals(target.name())) {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                shown.put("name", autoscaler.at("/metadata/name").asText());
                shown.put("min_replicas", autoscaler.at("/spec/minReplicas").asLong(1));
                shown.put("max_replicas", autoscaler.at("/spec/maxReplicas").asLong());
                shown.put(
                        "current_replicas",
                        autoscaler.at("/status/currentReplicas").asLong());
                found.add(shown);
            }
        }
        return found;
    }

    private static List<Map<String, @Nullable Object>> containers(ObjectKind kind, JsonNode object) {
        List<Map<String, @Nullable Object>> containers = new ArrayList<>();
        String place = kind == ObjectKind.POD ? "/spec/containers" : "/spec/template/spec/containers";
        for (JsonNode container : object.at(place)) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put("name", container.path("name").asText());
            shown.put("image", ObjectRenderer.cut(container.path("image").asText(), 300));
            shown.put("memory_limit_bytes", bytes(container.at("/resources/limits/memory")));
            shown.put("memory_request_bytes", bytes(container.at("/resources/requests/memory")));
            containers.add(shown);
        }
        return containers;
    }

    /** Null where it is not set, or is no quantity. */
    private static @Nullable Long bytes(JsonNode quantity) {
        try {
            return quantity.isMissingNode()
                    ? null
                    : Quantity.getAmountInBytes(Quantity.parse(quantity.asText()))
                            .longValueExact();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }
}
