package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pods of a workload, those in trouble first: who looks into it needs their names. */
final class WorkloadPods {

    private static final Set<ObjectKind> KINDS =
            Set.of(ObjectKind.DEPLOYMENT, ObjectKind.STATEFUL_SET, ObjectKind.DAEMON_SET);
    private static final int MOST_READ = 200;
    private static final int MOST_READ_BYTES = 8 << 20;
    private static final int MOST_SHOWN = 10;

    private WorkloadPods() {}

    /** Null for what has none, and where the account may not look or there are too many, which is not the same as none. */
    static @Nullable List<Map<String, @Nullable Object>> of(Session session, Target target, JsonNode object)
            throws ClusterRefusal {
        String selector = Revisions.selector(object.at("/spec/selector"));
        if (!KINDS.contains(target.kind()) || selector.isEmpty()) {
            return null;
        }
        ApiAnswer list = session.api()
                .read(
                        ObjectKind.POD.path(target.namespace()),
                        Map.of("labelSelector", selector, "limit", String.valueOf(MOST_READ)),
                        MOST_READ_BYTES,
                        session.deadline());
        if (!list.ok() || list.truncated()) {
            return null;
        }
        List<Map<String, @Nullable Object>> pods = new ArrayList<>();
        for (JsonNode pod : list.json().path("items")) {
            pods.add(shown(pod));
        }
        pods.sort(Comparator.comparing((Map<String, @Nullable Object> pod) -> String.valueOf(pod.get("ready")))
                .thenComparing(pod -> String.valueOf(pod.get("name"))));
        return List.copyOf(pods.subList(0, Math.min(MOST_SHOWN, pods.size())));
    }

    private static Map<String, @Nullable Object> shown(JsonNode pod) {
        boolean ready = false;
        for (JsonNode condition : pod.at("/status/conditions")) {
            ready |= condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True");
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("name", pod.at("/metadata/name").asText());
        shown.put("ready", ready);
        shown.put("state", (ready ? "ready" : "not ready") + trouble(pod));
        return shown;
    }

    /** Why it waits, or how it ended; the phase where no container says anything. */
    private static String trouble(JsonNode pod) {
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            for (String reason : List.of("/state/waiting/reason", "/state/terminated/reason")) {
                String text = status.at(reason).asText();
                if (!text.isEmpty()) {
                    return ", " + ObjectRenderer.cut(text, 100);
                }
            }
        }
        String phase = pod.at("/status/phase").asText();
        return phase.equals("Running") ? "" : ", " + phase;
    }
}
