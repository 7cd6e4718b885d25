package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Writes the conditions of a status; the time of one's last change stays while its status does. */
final class Conditions {

    private final JsonNode before;
    private final ArrayNode conditions;
    private final String now;

    Conditions(JsonNode object, ObjectNode status, Instant now) {
        this.before = object.at("/status/conditions");
        this.conditions = status.putArray("conditions");
        this.now = Objects.time(now);
    }

    void set(String type, boolean holds, String reason, String message) {
        set(type, holds ? "True" : "False", holds ? "" : reason, holds ? "" : message);
    }

    ObjectNode set(String type, String status, String reason, String message) {
        String since = now;
        for (JsonNode condition : before) {
            if (condition.path("type").asText().equals(type)
                    && condition.path("status").asText().equals(status)) {
                since = condition.path("lastTransitionTime").asText();
            }
        }
        ObjectNode condition =
                conditions.addObject().put("type", type).put("status", status).put("lastTransitionTime", since);
        if (!reason.isEmpty()) {
            condition.put("reason", reason).put("message", message);
        }
        return condition;
    }

    static JsonNode of(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return object.path("none");
    }
}
