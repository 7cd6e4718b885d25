package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The arguments of the action that takes another one back. What the first one's executor left for it in its result, {@code
 * compensation: {kamelet, arguments}}, such as the number of replicas before, says how things were: an optional argument
 * that is not among it is left out. Only what names the target, and what the second one requires, is taken from the first
 * as well. Where nothing was left for it, it gets all arguments of the first that it knows too.
 */
public final class CompensationArguments {

    /** They say in which version the first action found its target; that version is over. */
    private static final Set<String> GUARDS = Set.of("generation", "resource_version", "template_sha256");

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
        Set<String> needed = needed(undoing);
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        undoing.arguments().path("properties").fieldNames().forEachRemaining(name -> {
            boolean ofFirst = meant ? needed.contains(name) : !GUARDS.contains(name);
            JsonNode first = ofFirst ? arguments.path(name) : MissingNode.getInstance();
            JsonNode value = told.path(name).isMissingNode() ? first : told.path(name);
            if (!value.isMissingNode()) {
                made.set(name, value);
            }
        });
        return made;
    }

    /**
     * A result with how things were before. An effect that was only found afterwards, because the answer to the change got
     * lost, says nothing about it; then what the dry run of the same change said holds, since the change is bound to the
     * version that the dry run saw.
     *
     * @param result what the executor answered, an object
     * @param dryRun the {@code compensation} of the dry run; an empty object if there is none
     */
    public static JsonNode withDryRun(JsonNode result, JsonNode dryRun) {
        boolean none = ReportedEffect.in(result) == ReportedEffect.NONE;
        if (none || dryRun.isEmpty() || result.path("compensation").isObject() || !(result instanceof ObjectNode)) {
            return result;
        }
        ObjectNode told = result.deepCopy();
        told.set("compensation", dryRun);
        return told;
    }

    private static Set<String> needed(ActionDefinition undoing) {
        Set<String> needed = new HashSet<>();
        undoing.targetParts().forEach(part -> needed.add(part.argument()));
        undoing.arguments().path("required").forEach(name -> needed.add(name.asText()));
        return needed;
    }
}
