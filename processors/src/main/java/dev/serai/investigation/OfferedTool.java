package dev.serai.investigation;

import java.util.List;

/**
 * A tool in one question.
 *
 * @param schema as the model knows it
 * @param fits for which objects of the question it has anything to show, by their place; empty for one that takes no object
 * @param proposes whether it proposes something that a person decides about; others only read
 */
public record OfferedTool(ToolSchema schema, List<Boolean> fits, boolean proposes) {

    /** The parameter that is the number of an object in the question's list. */
    public static final String OBJECT = "object";

    /** The parameter that is the number of a namespace in the question's list. */
    public static final String PLACE = "place";

    public OfferedTool(ToolSchema schema, List<Boolean> fits) {
        this(schema, fits, false);
    }

    public OfferedTool {
        fits = List.copyOf(fits);
    }

    public boolean takesObject() {
        return takes(OBJECT);
    }

    public boolean takesPlace() {
        return takes(PLACE);
    }

    private boolean takes(String parameter) {
        return schema.parameters().stream().anyMatch(one -> one.name().equals(parameter));
    }
}
