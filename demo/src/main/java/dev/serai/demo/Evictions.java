package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/">Evictions</a>: a deletion that the
 * status of a matching PodDisruptionBudget must allow.
 */
final class Evictions {

    private final Store store;
    private final Objects objects;
    /** By pod: how often it is still refused. */
    private final Map<String, Integer> forbidden = new ConcurrentHashMap<>();

    Evictions(Store store, Objects objects) {
        this.store = store;
        this.objects = objects;
    }

    void forbid(String pod, int times) {
        forbidden.put(pod, times);
    }

    void clear() {
        forbidden.clear();
    }

    ObjectNode evict(Address pod, JsonNode eviction, boolean dryRunInQuery) {
        synchronized (store) {
            ObjectNode current = objects.present(pod);
            int left = forbidden.getOrDefault(pod.name(), 0);
            if (left > 0) {
                forbidden.put(pod.name(), left - 1);
                throw new Rejected(Status.budget("of " + pod.name(), 2, 2));
            }
            ObjectNode options = eviction.path("deleteOptions").isObject()
                    ? eviction.path("deleteOptions").deepCopy()
                    : current.objectNode();
            if (dryRunInQuery) {
                options.putArray("dryRun").add("All");
            }
            if (!List.of("Pending", "Succeeded", "Failed")
                    .contains(current.at("/status/phase").asText())) {
                askBudget(pod, current, Objects.dryRun(options));
            }
            objects.delete(pod, options);
            return Status.of(201, "", "");
        }
    }

    private void askBudget(Address pod, ObjectNode current, boolean dryRun) {
        Address all = new Address("policy", "v1", pod.namespace(), "poddisruptionbudgets", "", "");
        List<ObjectNode> budgets = store.list(all).stream()
                .filter(budget -> Selectors.of(budget.at("/spec/selector")).test(current))
                .toList();
        if (budgets.size() > 1) {
            throw new Rejected(Status.of(
                    500,
                    "InternalError",
                    "This pod has more than one PodDisruptionBudget, which the eviction"
                            + " subresource does not support."));
        }
        if (budgets.isEmpty()) {
            return;
        }
        ObjectNode budget = budgets.get(0).deepCopy();
        int healthy = budget.at("/status/currentHealthy").asInt();
        int desired = budget.at("/status/desiredHealthy").asInt();
        if (!ready(current) && desired > 0 && healthy >= desired) {
            return;
        }
        int allowed = budget.at("/status/disruptionsAllowed").asInt();
        String name = budget.at("/metadata/name").asText();
        if (allowed <= 0) {
            throw new Rejected(Status.budget(name, desired, healthy));
        }
        if (!dryRun) {
            budget.withObject("/status").put("disruptionsAllowed", allowed - 1);
            store.put(all.named(name), budget);
        }
    }

    static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }
}
