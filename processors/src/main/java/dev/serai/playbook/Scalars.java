package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** What an expression may result in as an argument: one value, never a structure. */
final class Scalars {

    private Scalars() {}

    static Optional<JsonNode> json(Object value) {
        if (value instanceof String text) {
            return Optional.of(TextNode.valueOf(text));
        }
        if (value instanceof Boolean truth) {
            return Optional.of(BooleanNode.valueOf(truth));
        }
        if (value instanceof Long whole) {
            return Optional.of(LongNode.valueOf(whole));
        }
        return value instanceof Double real && Double.isFinite(real)
                ? Optional.of(DoubleNode.valueOf(real))
                : Optional.empty();
    }
}
