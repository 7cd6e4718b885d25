package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.serai.action.ActionDefinition;
import dev.serai.action.TargetPart;
import dev.serai.playbook.ArgumentResolution.Reason;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import dev.serai.policy.SchemaPatterns;
import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Evaluates a step's arguments once, so that what is shown, approved and run is the same. */
public final class ArgumentResolver {

    private static final int MAX_ARGUMENTS_CHARS = 16 * 1024;
    private static final int MAX_TARGET_CHARS = 512;
    private static final int MAX_WORD_CHARS = 256;
    private static final String EVIDENCE_SUFFIX = "_evidence";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.LEGACY)
            .regularExpressionFactory(new SchemaPatterns())
            .build();

    private static final Facts NOTHING = new Facts(Map.of(), Map.of(), List.of(), List.of());

    private final Map<String, Object> values;
    private final Facts facts;

    private ArgumentResolver(Facts facts, Map<String, Object> values) {
        this.facts = facts;
        this.values = values;
    }

    public static ArgumentResolution resolve(Step step, ActionDefinition definition, Facts facts) {
        try {
            return new ArgumentResolver(facts, facts.values()).frozen(step, definition);
        } catch (Refusal e) {
            return new ArgumentResolution.Refused(e.reason, e.detail);
        }
    }

    /**
     * Checks arguments that somebody wrote, as strictly as those of a playbook. The Kamelet must say which argument names
     * what is acted upon: nobody may call it something else.
     */
    public static ArgumentResolution check(ObjectNode arguments, ActionDefinition definition, Facts facts) {
        if (definition.target() == null) {
            return new ArgumentResolution.Refused(Reason.NO_TARGET, definition.name());
        }
        try {
            return new ArgumentResolver(facts, facts.values()).checked(arguments.deepCopy(), null, definition);
        } catch (Refusal e) {
            return new ArgumentResolution.Refused(e.reason, e.detail);
        }
    }

    /** The values of arguments over other facts than an incident's; empty if one has none. */
    static Optional<ObjectNode> evaluate(Map<String, Argument> arguments, Map<String, Object> known) {
        try {
            return Optional.of(new ArgumentResolver(NOTHING, known).values(arguments));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Whether a Kamelet takes these arguments. */
    static boolean fits(ObjectNode arguments, ActionDefinition definition) {
        return arguments.toString().length() <= MAX_ARGUMENTS_CHARS
                && SCHEMAS.getSchema(definition.arguments(), CONFIG)
                        .validate(arguments)
                        .isEmpty();
    }

    private ArgumentResolution frozen(Step step, ActionDefinition definition) {
        return checked(values(step.arguments()), step.target(), definition);
    }

    private ObjectNode values(Map<String, Argument> from) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(from).forEach((name, argument) -> arguments.set(name, value(name, argument)));
        return arguments;
    }

    private ArgumentResolution checked(ObjectNode arguments, @Nullable Expression named, ActionDefinition definition) {
        if (arguments.toString().length() > MAX_ARGUMENTS_CHARS) {
            throw new Refusal(Reason.TOO_LARGE, "arguments");
        }
        checkSchema(arguments, definition);
        arguments.fieldNames().forEachRemaining(name -> checkEvidence(name, arguments));
        String target = target(named, definition, arguments);
        if (target.isEmpty() || target.length() > MAX_TARGET_CHARS) {
            throw new Refusal(Reason.TOO_LARGE, "target");
        }
        if (target.chars().anyMatch(Character::isISOControl)) {
            // Whatever a schema's patterns let pass: people read the target, and could not see it.
            throw new Refusal(Reason.SCHEMA_MISMATCH, "target (control character)");
        }
        checkSecrets(arguments, target);
        return new ResolvedArguments(arguments, target);
    }

    private JsonNode value(String name, Argument argument) {
        if (argument instanceof Argument.Fixed fixed) {
            return fixed.value();
        }
        if (argument instanceof Argument.Words words) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            words.words().forEach(word -> list.add(word(name, word)));
            return list;
        }
        Argument.Computed computed = (Argument.Computed) argument;
        return Scalars.json(evaluate(name, computed.expression()))
                .orElseThrow(() -> new Refusal(Reason.SCHEMA_MISMATCH, name));
    }

    private String word(String name, Argument.Word word) {
        if (word instanceof Argument.Constant constant) {
            return constant.text();
        }
        Argument.Guarded guarded = (Argument.Guarded) word;
        String text = String.valueOf(evaluate(name, guarded.expression()));
        boolean clean = text.length() <= MAX_WORD_CHARS && text.chars().noneMatch(Character::isISOControl);
        if (!clean || !guarded.pattern().matcher(text).matches()) {
            throw new Refusal(Reason.PATTERN_MISMATCH, name);
        }
        return text;
    }

    private Object evaluate(String name, Expression expression) {
        try {
            return expression.evaluate(values);
        } catch (ExpressionException e) {
            throw new Refusal(Reason.NO_VALUE, name);
        }
    }

    /** An argument that names evidence stands for what the evidence is, not for the row it is kept in. */
    private String target(@Nullable Expression named, ActionDefinition definition, ObjectNode arguments) {
        if (definition.composed()) {
            return composed(definition, arguments);
        }
        if (named != null) {
            return String.valueOf(evaluate("target", named));
        }
        String name = String.valueOf(definition.target());
        String value = text(arguments.path(name));
        return name.endsWith(EVIDENCE_SUFFIX)
                ? facts.evidence(value)
                        .map(item -> item.get("kind") + ":" + item.get("sha256"))
                        .orElseThrow(() -> new Refusal(Reason.NO_SUCH_EVIDENCE, name))
                : value;
    }

    /** A part with a slash in it could make one object look like another. */
    private static String composed(ActionDefinition definition, ObjectNode arguments) {
        List<String> parts = new ArrayList<>();
        for (TargetPart part : definition.targetParts()) {
            String value = arguments.path(part.argument()).asText();
            if (value.isEmpty() ? !part.optional() : value.contains("/")) {
                throw new Refusal(Reason.NO_TARGET, part.argument());
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

    private void checkEvidence(String argument, ObjectNode arguments) {
        boolean kept = !argument.endsWith(EVIDENCE_SUFFIX)
                || facts.evidence(arguments.path(argument).asText())
                        .filter(item -> Boolean.TRUE.equals(item.get("has_content")))
                        .isPresent();
        if (!kept) {
            throw new Refusal(Reason.NO_SUCH_EVIDENCE, argument);
        }
    }

    /** What would run is shown as it is, or not proposed. */
    private static void checkSecrets(ObjectNode arguments, String target) {
        arguments.properties().forEach(argument -> {
            if (SafeTree.changes(argument.getKey(), argument.getValue())
                    || Redaction.finds(words(argument.getValue()))) {
                throw new Refusal(Reason.SECRET_IN_ARGUMENTS, argument.getKey());
            }
        });
        if (Redaction.finds(target) || Redaction.finds(arguments.toPrettyString())) {
            throw new Refusal(Reason.SECRET_IN_ARGUMENTS, "target");
        }
    }

    /** A list as the command that it may be; each word of "login -p x" by itself tells nothing. */
    private static String words(JsonNode value) {
        StringJoiner words = new StringJoiner(" ");
        if (value.isArray()) {
            value.forEach(element -> words.add(element.asText()));
        }
        return words.toString();
    }

    private static void checkSchema(ObjectNode arguments, ActionDefinition definition) {
        JsonSchema schema = SCHEMAS.getSchema(definition.arguments(), CONFIG);
        schema.validate(arguments).stream().findFirst().ifPresent(ArgumentResolver::refuse);
    }

    private static void refuse(ValidationMessage message) {
        throw new Refusal(Reason.SCHEMA_MISMATCH, message.getInstanceLocation() + " (" + message.getType() + ")");
    }

    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Reason reason;
        private final String detail;

        Refusal(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }
}
