package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionDefinition;
import java.util.List;

/**
 * Binds a look to the object that was changed: one made anew under the same name would prove nothing. A pod is left out,
 * because what is done to a pod removes it, and its successor is meant to have another uid.
 */
final class SameObject {

    private static final String UID = "uid";
    private static final List<String> NAMES = List.of("namespace", "name");

    private SameObject() {}

    /** The arguments, with the uid of the changed object where they name that object and the Kamelet takes a uid. */
    static ObjectNode pinned(ObjectNode arguments, Verifying.EndedAction ended, ActionDefinition definition) {
        String uid = uid(ended);
        boolean takes = definition.arguments().path("properties").has(UID) && !arguments.has(UID);
        if (takes && !uid.isEmpty() && same(arguments, ended)) {
            arguments.put(UID, uid);
        }
        return arguments;
    }

    private static String uid(Verifying.EndedAction ended) {
        Object answered = ended.result().values().get(UID);
        String frozen = ended.arguments()
                .path(UID)
                .asText(ended.targetVersion().path(UID).asText(""));
        return frozen.isEmpty() && answered instanceof String text ? text : frozen;
    }

    private static boolean same(ObjectNode arguments, Verifying.EndedAction ended) {
        String kind = ended.arguments()
                .path("kind")
                .asText(String.valueOf(ended.result().values().get("kind")));
        String cluster = arguments.path("cluster").asText("");
        return !kind.equals("Pod")
                && arguments.path("kind").asText(kind).equals(kind)
                && cluster.equals(ended.arguments().path("cluster").asText(""))
                && NAMES.stream().allMatch(name -> text(arguments, name).equals(text(ended.arguments(), name)));
    }

    private static String text(JsonNode arguments, String name) {
        return arguments.path(name).asText("");
    }
}
