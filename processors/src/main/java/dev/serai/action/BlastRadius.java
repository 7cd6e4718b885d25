package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much an action touches, as far as its Kamelet and its frozen arguments tell.
 *
 * @param objects how many things its target arguments name; one where none is a list
 * @param nodeLevel whether it acts on a whole node
 */
public record BlastRadius(int objects, boolean nodeLevel) {

    public BlastRadius {
        if (objects < 1) {
            throw new IllegalArgumentException("an action touches at least one object");
        }
    }

    public static BlastRadius of(ActionDefinition definition, JsonNode arguments) {
        int objects = 1;
        for (TargetPart part : definition.targetParts()) {
            objects = Math.max(objects, arguments.path(part.argument()).size());
        }
        return new BlastRadius(objects, definition.risk().nodeLevel());
    }

    /** What it counts against a cluster's budget. */
    public int weight() {
        return nodeLevel ? objects * Budget.NODE : objects;
    }
}
