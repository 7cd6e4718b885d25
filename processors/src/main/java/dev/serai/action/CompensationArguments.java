package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The arguments of the action that takes another one back: those of the first that the second knows too, and over them
 * what the first one's executor left for it in its result, {@code compensation: {kamelet, arguments}}, such as the number
 * of replicas before.
 */
public final class CompensationArguments {

    /** They say in which version the first action found its target; that version is over. */
    private static final Set<String> GUARDS = Set.of("generation", "resource_version");

    private CompensationArguments() {}

    /**
     * @param undoing the Kamelet that takes back
     * @param arguments what the first action ran with
     * @param result what its executor answered; an empty object if nothing
     */
    public static ObjectNode of(ActionDefinition undoing, JsonNode arguments, JsonNode result) {
        JsonNode compensation = result.path("compensation");
        boolean meant = undoing.name().equals(compensation.path("kamelet").asText());
        JsonNode told = meant ? compensation.path("arguments") : MissingNode.getInstance();
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        undoing.arguments().path("properties").fieldNames().forEachRemaining(name -> {
            JsonNode left = told.path(name);
            boolean over = left.isMissingNode() && GUARDS.contains(name);
            JsonNode value = left.isMissingNode() && !over ? arguments.path(name) : left;
            if (!value.isMissingNode()) {
                made.set(name, value);
            }
        });
        return made;
    }
}
