package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merge patches (RFC 7396), and strategic ones as far as lists whose items have a {@code name} go. */
final class Patches {

    private Patches() {}

    /** @throws Rejected 415 for any other type */
    static ObjectNode apply(ObjectNode current, String contentType, JsonNode patch) {
        ObjectNode next = current.deepCopy();
        switch (contentType.split(";")[0].strip()) {
            case "application/merge-patch+json" -> merge(next, patch, false);
            case "application/strategic-merge-patch+json" -> merge(next, patch, true);
            default -> throw new Rejected(
                    Status.of(415, "UnsupportedMediaType", "the double knows merge and strategic merge patches only"));
        }
        return next;
    }

    private static void merge(ObjectNode into, JsonNode patch, boolean strategic) {
        for (var field : patch.properties()) {
            JsonNode value = field.getValue();
            JsonNode there = into.path(field.getKey());
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value.isObject()) {
                ObjectNode next = there.isObject() ? (ObjectNode) there : into.objectNode();
                merge(next, value, strategic);
                into.set(field.getKey(), next);
            } else if (strategic && there.isArray() && value.at("/0").has("name")) {
                items((ArrayNode) there, value);
            } else {
                into.set(field.getKey(), value);
            }
        }
    }

    private static void items(ArrayNode into, JsonNode patch) {
        for (JsonNode item : patch) {
            int index = indexOf(into, item.path("name").asText());
            boolean delete = item.path("$patch").asText().equals("delete");
            if (index < 0 && !delete) {
                into.add(item);
            } else if (index >= 0 && delete) {
                into.remove(index);
            } else if (index >= 0) {
                merge((ObjectNode) into.get(index), item, true);
            }
        }
    }

    private static int indexOf(ArrayNode list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
