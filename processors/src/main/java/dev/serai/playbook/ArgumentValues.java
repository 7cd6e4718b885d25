package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.RefusalReason;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates where arguments come from over what is known. */
final class ArgumentValues {

    private static final int MAX_WORD_CHARS = 256;

    private final Map<String, Object> known;

    /** @param known by the names that expressions may use */
    ArgumentValues(Map<String, Object> known) {
        this.known = known;
    }

    ObjectNode of(Map<String, Argument> from) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(from).forEach((name, argument) -> arguments.set(name, value(name, argument)));
        return arguments;
    }

    Object evaluate(String name, Expression expression) {
        try {
            return expression.evaluate(known);
        } catch (ExpressionException e) {
            throw new ArgumentsRefused(RefusalReason.NO_VALUE, name);
        }
    }

    private JsonNode value(String name, Argument argument) {
        if (argument instanceof Argument.Fixed fixed) {
            return fixed.value();
        }
        if (argument instanceof Argument.WordList words) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            words.words().forEach(word -> list.add(word(name, word)));
            return list;
        }
        Argument.Computed computed = (Argument.Computed) argument;
        return Scalars.json(evaluate(name, computed.expression()))
                .orElseThrow(() -> new ArgumentsRefused(RefusalReason.SCHEMA_MISMATCH, name));
    }

    private String word(String name, Argument.Word word) {
        if (word instanceof Argument.Constant constant) {
            return constant.text();
        }
        Argument.Guarded guarded = (Argument.Guarded) word;
        String text = String.valueOf(evaluate(name, guarded.expression()));
        boolean clean = text.length() <= MAX_WORD_CHARS && text.chars().noneMatch(Character::isISOControl);
        if (!clean || !guarded.pattern().matcher(text).matches()) {
            throw new ArgumentsRefused(RefusalReason.PATTERN_MISMATCH, name);
        }
        return text;
    }
}
