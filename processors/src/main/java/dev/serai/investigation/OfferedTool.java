package dev.serai.investigation;

import java.util.List;

/**
 * A tool in one question.
 *
 * @param schema as the model knows it
 * @param fits for which objects of the question it has anything to show, by their place; empty for one that takes no object
 */
public record OfferedTool(ToolSchema schema, List<Boolean> fits) {

    /** The parameter that is the number of an object in the question's list. */
    public static final String OBJECT = "object";

    public OfferedTool {
        fits = List.copyOf(fits);
    }

    public boolean takesObject() {
        return schema.parameters().stream().anyMatch(one -> one.name().equals(OBJECT));
    }
}
