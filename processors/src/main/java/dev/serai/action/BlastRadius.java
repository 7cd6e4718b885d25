package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much an action touches, as far as its Kamelet and its frozen arguments tell.
 *
 * @param objects how many things its target argument names; one where that is no list
 * @param nodeLevel whether it acts on a whole node
 */
public record BlastRadius(int objects, boolean nodeLevel) {

    public BlastRadius {
        if (objects < 1) {
            throw new IllegalArgumentException("an action touches at least one object");
        }
    }

    public static BlastRadius of(ActionDefinition definition, JsonNode arguments) {
        JsonNode target = arguments.path(String.valueOf(definition.target()));
        return new BlastRadius(target.isArray() ? Math.max(1, target.size()) : 1, definition.nodeLevel());
    }
}
