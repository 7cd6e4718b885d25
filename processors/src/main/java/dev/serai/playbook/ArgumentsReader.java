package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.Vocabulary;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the arguments that a playbook gives to a Kamelet, and collects what is wrong with them. */
final class ArgumentsReader {

    private final PolicyFile file;
    private final List<PolicyError> errors;

    ArgumentsReader(PolicyFile file, List<PolicyError> errors) {
        this.file = file;
        this.errors = errors;
    }

    Map<String, Argument> read(String at, JsonNode with, ActionDefinition definition, Vocabulary vocabulary) {
        JsonNode known = definition.arguments().path("properties");
        Map<String, Argument> arguments = new LinkedHashMap<>();
        with.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!known.has(name)) {
                List<String> names = new ArrayList<>();
                known.fieldNames().forEachRemaining(names::add);
                refuse(at + "/" + name, "unknown argument '" + name + "', supported values are: " + names);
                return;
            }
            Argument argument = argument(at + "/" + name, entry.getValue(), known.path(name), vocabulary);
            if (argument != null) {
                arguments.put(name, argument);
            }
        });
        definition.arguments().path("required").forEach(name -> {
            if (!with.has(name.asText())) {
                refuse(at, "argument '" + name.asText() + "' of " + definition.name() + " is missing");
            }
        });
        if (definition.composed()) {
            definition.targetParts().stream()
                    .filter(part -> !part.optional() && !with.has(part.argument()))
                    .filter(part -> !required(definition, part.argument()))
                    .forEach(part -> refuse(
                            at,
                            "argument '" + part.argument() + "' of " + definition.name()
                                    + " is missing: the target is made of it"));
        }
        return arguments;
    }

    private static boolean required(ActionDefinition definition, String argument) {
        for (JsonNode name : definition.arguments().path("required")) {
            if (name.asText().equals(argument)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Argument argument(String at, JsonNode value, JsonNode schema, Vocabulary vocabulary) {
        if (value.isArray()) {
            return new WordsReader(file, vocabulary, errors).read(at, value);
        }
        if (!value.isTextual()) {
            return new Argument.Fixed(value);
        }
        // A command must not be computed from what came in with an alert: a list stands in the file, word by word.
        String type = schema.path("type").asText();
        if ("array".equals(type) || "object".equals(type)) {
            refuse(at, "this argument is of type " + type + " and must be written out, not computed");
            return null;
        }
        Expression expression = expression(at, vocabulary, Expression.Type.ANY);
        return expression == null ? null : new Argument.Computed(expression);
    }

    @Nullable
    Expression expression(String at, Vocabulary vocabulary, Expression.Type type) {
        try {
            return file.expression(at, vocabulary, type);
        } catch (PolicyException e) {
            errors.addAll(e.errors());
            return null;
        }
    }

    /** The schema lets every ISO-8601 duration pass; months have no length. Null where there is none, or a wrong one. */
    @Nullable
    Duration duration(String at, JsonNode text) {
        try {
            return text.isMissingNode() ? null : Duration.parse(text.asText());
        } catch (DateTimeException e) {
            refuse(at, "'" + text.asText() + "' is not a duration in days, hours, minutes and seconds, like PT10M");
            return null;
        }
    }

    void refuse(String at, String reason) {
        errors.add(file.error(at, reason));
    }
}
