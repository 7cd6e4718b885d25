package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which actions have written an object: an annotation with the last {@value #KEPT} ids, the newest first, so that a
 * later action does not wipe out the trace of one whose outcome nobody has committed yet.
 */
final class Trace {

    static final String ANNOTATION = "serai.dev/actions";

    private static final int KEPT = 8;

    private Trace() {}

    static boolean has(JsonNode object, String actionId) {
        return ids(object).contains(actionId);
    }

    static void add(ObjectNode object, String actionId) {
        List<String> ids = new ArrayList<>(ids(object));
        ids.remove(actionId);
        ids.add(0, actionId);
        object.withObject("/metadata")
                .withObject("/annotations")
                .put(ANNOTATION, String.join(",", ids.subList(0, Math.min(KEPT, ids.size()))));
    }

    private static List<String> ids(JsonNode object) {
        String value =
                object.path("metadata").path("annotations").path(ANNOTATION).asText();
        return Arrays.stream(value.split(",")).filter(id -> !id.isEmpty()).toList();
    }
}
