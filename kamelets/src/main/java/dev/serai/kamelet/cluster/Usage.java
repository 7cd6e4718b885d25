package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What metrics.k8s.io says that a pod or a node uses, beside what it may use. */
final class Usage {

    private static final String API = "/apis/metrics.k8s.io/v1beta1";

    private Usage() {}

    static void put(Session session, Target target, JsonNode object, Result result) throws ClusterRefusal {
        if (target.kind() != ObjectKind.POD && target.kind() != ObjectKind.NODE) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_ARGUMENTS, "metrics exist for a Pod and a Node");
        }
        served(session);
        JsonNode metrics = session.api().get(path(target), Map.of(), session.deadline());
        result.put("at", metrics.path("timestamp").asText(null));
        result.put("window", metrics.path("window").asText(null));
        if (target.kind() == ObjectKind.NODE) {
            result.put("usage", amounts(metrics.path("usage")));
            result.put("allocatable", amounts(object.at("/status/allocatable")));
            return;
        }
        List<Map<String, @Nullable Object>> containers = new ArrayList<>();
        for (JsonNode container : metrics.path("containers")) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            String name = container.path("name").asText();
            JsonNode resources = resources(object, name);
            shown.put("name", name);
            shown.put("usage", amounts(container.path("usage")));
            shown.put("requests", amounts(resources.path("requests")));
            shown.put("limits", amounts(resources.path("limits")));
            containers.add(shown);
        }
        result.put("containers", containers);
    }

    /** A cluster without the metrics server does not know the group; one whose server is down answers 503. */
    private static void served(Session session) throws ClusterRefusal {
        ApiAnswer group = session.api().read(API, Map.of(), 1 << 20, session.deadline());
        if (group.status() == 404 || group.status() == 503) {
            throw new ClusterRefusal(ClusterResultReason.NOT_SERVED, "metrics.k8s.io answers " + group.status());
        }
        if (!group.ok()) {
            throw group.refusal(false);
        }
    }

    private static String path(Target target) {
        return target.kind() == ObjectKind.NODE
                ? API + "/nodes/" + target.name()
                : API + "/namespaces/" + target.namespace() + "/pods/" + target.name();
    }

    private static JsonNode resources(JsonNode pod, String name) {
        for (JsonNode container : pod.at("/spec/containers")) {
            if (container.path("name").asText().equals(name)) {
                return container.path("resources");
            }
        }
        return pod.at("/none");
    }

    private static Map<String, @Nullable Object> amounts(JsonNode quantities) {
        Map<String, @Nullable Object> amounts = new LinkedHashMap<>();
        amounts.put("cpu", quantities.path("cpu").asText(null));
        amounts.put("memory", quantities.path("memory").asText(null));
        return amounts;
    }
}
