package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events about some objects, the latest first.
 *
 * @param all as the API serves them
 */
record Events(List<JsonNode> all) {

    private static final int MOST_READ = 200;
    private static final int MOST_SHOWN = 50;
    private static final int MESSAGE_CHARS = 500;

    /** @param about kind and name of each object */
    static Events of(Session session, Target target, List<String[]> about) throws ClusterRefusal {
        // Events about what has no namespace stand in the namespace default.
        String namespace = target.namespace().isEmpty() ? "default" : target.namespace();
        List<JsonNode> found = new ArrayList<>();
        for (String[] object : about) {
            JsonNode list = session.api()
                    .get(
                            "/api/v1/namespaces/" + namespace + "/events",
                            Map.of(
                                    "fieldSelector",
                                    "involvedObject.kind=" + object[0] + ",involvedObject.name=" + object[1],
                                    "limit",
                                    String.valueOf(MOST_READ)),
                            session.deadline());
            for (JsonNode event : list.path("items")) {
                if (event.at("/involvedObject/kind").asText().equals(object[0])
                        && event.at("/involvedObject/name").asText().equals(object[1])) {
                    found.add(event);
                }
            }
        }
        found.sort(Comparator.comparing(Events::at).reversed());
        return new Events(List.copyOf(found));
    }

    /** When it was last seen; old and new writers of events fill different fields. RFC 3339 in UTC sorts as text. */
    private static String at(JsonNode event) {
        for (String place : List.of("/series/lastObservedTime", "/lastTimestamp", "/eventTime")) {
            String at = event.at(place).asText("");
            if (!at.isEmpty() && !at.equals("null")) {
                return at;
            }
        }
        return event.at("/metadata/creationTimestamp").asText();
    }

    /** As many of the latest as fit. */
    List<Map<String, Object>> shown(int byteLimit) {
        List<Map<String, Object>> shown = new ArrayList<>();
        int bytes = 0;
        for (JsonNode event : all) {
            String message = ObjectRenderer.cut(event.path("message").asText(), MESSAGE_CHARS);
            bytes += message.length() + 200;
            if (shown.size() == MOST_SHOWN || bytes > byteLimit) {
                return shown;
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("at", at(event));
            line.put("type", event.path("type").asText());
            line.put("reason", event.path("reason").asText());
            line.put(
                    "object",
                    event.at("/involvedObject/kind").asText() + " "
                            + event.at("/involvedObject/name").asText());
            line.put("message", message);
            line.put(
                    "count",
                    Math.max(
                            event.path("count").asLong(1),
                            event.at("/series/count").asLong(1)));
            shown.add(line);
        }
        return shown;
    }

    boolean cut(int byteLimit) {
        return shown(byteLimit).size() < all.size();
    }
}
