package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.action.TargetPart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What an action acts upon, as one name that people read. */
final class TargetName {

    private static final int MAX_CHARS = 512;

    private TargetName() {}

    /** By the arguments that the Kamelet says name it. */
    static String of(JsonNode arguments, ActionDefinition definition, Facts facts) {
        if (definition.composed()) {
            return composed(arguments, definition);
        }
        String name = String.valueOf(definition.target());
        String value = text(arguments.path(name));
        return EvidenceArgument.is(name) ? EvidenceArgument.target(name, value, facts) : value;
    }

    static String checked(String target) {
        if (target.isEmpty() || target.length() > MAX_CHARS) {
            throw new ArgumentsRefused(RefusalReason.TOO_LARGE, "target");
        }
        if (target.chars().anyMatch(Character::isISOControl)) {
            // Whatever a schema's patterns let pass: people read the target, and could not see it.
            throw new ArgumentsRefused(RefusalReason.SCHEMA_MISMATCH, "target (control character)");
        }
        return target;
    }

    /** A part with a slash in it could make one object look like another. */
    private static String composed(JsonNode arguments, ActionDefinition definition) {
        List<String> parts = new ArrayList<>();
        for (TargetPart part : definition.targetParts()) {
            String value = arguments.path(part.argument()).asText();
            if (value.isEmpty() ? !part.optional() : value.contains("/")) {
                throw new ArgumentsRefused(RefusalReason.NO_TARGET, part.argument());
            }
            if (!value.isEmpty()) {
                parts.add(value);
            }
        }
        return String.join("/", parts);
    }

    /** Several objects are one target, whatever their order. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        TreeSet<String> names = new TreeSet<>();
        value.forEach(element -> names.add(element.asText()));
        return String.join(", ", names);
    }
}
