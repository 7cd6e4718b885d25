package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node says about itself. Of a pod's node that is its conditions only, because its name was given by the pod. */
final class NodeFacts {

    private NodeFacts() {}

    /** Null for what runs on no node, for a pod that has none yet, or if the account may not read nodes. */
    static @Nullable Map<String, @Nullable Object> of(Session session, Target target, JsonNode object)
            throws ClusterRefusal {
        if (target.kind() == ObjectKind.NODE) {
            return of(target.name(), object);
        }
        return target.kind() == ObjectKind.POD ? ofPod(session, object) : null;
    }

    private static @Nullable Map<String, @Nullable Object> ofPod(Session session, JsonNode pod) throws ClusterRefusal {
        String name = pod.at("/spec/nodeName").asText();
        if (name.isEmpty()) {
            return null;
        }
        Target target = Target.of(ObjectKind.NODE, "", name);
        ApiAnswer answer = session.api().read(target.path(), Map.of(), 1 << 20, session.deadline());
        return answer.ok() ? of(name, answer.json()) : null;
    }

    private static Map<String, @Nullable Object> of(String name, JsonNode node) {
        boolean ready = false;
        List<Map<String, @Nullable Object>> conditions = new ArrayList<>();
        for (JsonNode condition : node.at("/status/conditions")) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            ready |= condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True");
            shown.put("type", condition.path("type").asText());
            shown.put("status", condition.path("status").asText());
            shown.put("reason", condition.path("reason").asText(null));
            shown.put("since", condition.path("lastTransitionTime").asText(null));
            conditions.add(shown);
        }
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put("ready", ready);
        facts.put("unschedulable", node.at("/spec/unschedulable").asBoolean());
        facts.put("conditions", conditions);
        return facts;
    }
}
