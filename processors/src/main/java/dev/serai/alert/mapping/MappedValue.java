package dev.serai.alert.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.ValueKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a value stands in an alert: at a JSON pointer, which begins with a slash (RFC 6901), or what a CEL expression makes of it. */
final class MappedValue {

    private static final Vocabulary WORDS = new Vocabulary(Map.of("item", ValueKind.ANY, "body", ValueKind.ANY));

    private final @Nullable JsonPointer pointer;
    private final @Nullable Expression expression;

    private MappedValue(@Nullable JsonPointer pointer, @Nullable Expression expression) {
        this.pointer = pointer;
        this.expression = expression;
    }

    /** @param at where in the file it is written */
    static MappedValue of(PolicyFile file, String at) {
        String text = file.tree().at(at).asText();
        if (!text.startsWith("/")) {
            return new MappedValue(null, file.expression(at, WORDS, Expression.Type.ANY));
        }
        try {
            return new MappedValue(JsonPointer.compile(text), null);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(file.error(at, "no JSON pointer"));
        }
    }

    /** Its value, of JSON or of CEL; null where there is none. */
    @Nullable
    Object of(MappedItem item) {
        if (pointer != null) {
            JsonNode node = item.node().at(pointer);
            return node.isMissingNode() || node.isNull() ? null : node;
        }
        try {
            return expression == null ? null : expression.evaluate(item.values());
        } catch (ExpressionException e) {
            // CEL has no value for what is not there.
            return null;
        }
    }
}
