package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a playbook's file and checks it against the catalogue of actions. */
public final class PlaybookReader {

    private static final Vocabulary RESULT = new Vocabulary(Map.of("result", Kind.ANY));

    private final PolicyFile file;
    private final ActionCatalogue catalogue;
    private final List<PolicyError> errors = new ArrayList<>();

    private PlaybookReader(PolicyFile file, ActionCatalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
    }

    /**
     * @param name the file's name, for instance {@code playbooks/probe-service.yaml}
     * @param schema the text of {@code schema/playbook.json}
     * @throws PolicyException with everything that is wrong, each with line and column
     */
    public static Playbook read(String name, String text, String schema, ActionCatalogue catalogue) {
        return new PlaybookReader(PolicyFile.read(name, text, schema), catalogue).playbook();
    }

    private Playbook playbook() {
        JsonNode tree = file.tree();
        String name = tree.path("name").asText();
        if (!file.name().endsWith("/" + name + ".yaml")) {
            refuse("/name", "playbook '" + name + "' belongs in a file named " + name + ".yaml");
        }
        Expression when = expression("/when", Facts.VOCABULARY, Expression.Type.BOOL);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < tree.path("steps").size(); i++) {
            List<String> earlier = steps.stream().map(Step::id).toList();
            Step step = step("/steps/" + i, tree.path("steps").path(i), Facts.after(earlier));
            if (step != null && steps.stream().anyMatch(other -> other.id().equals(step.id()))) {
                refuse("/steps/" + i + "/id", "step '" + step.id() + "' is there twice");
            } else if (step != null) {
                steps.add(step);
            }
        }
        if (!errors.isEmpty() || when == null) {
            throw new PolicyException(errors);
        }
        return new Playbook(name, tree.path("title").asText(), file.sha256(), when, steps);
    }

    private @Nullable Step step(String at, JsonNode step, Vocabulary names) {
        String action = step.path("action").asText();
        ActionDefinition definition = catalogue.find(action).orElse(null);
        if (definition == null) {
            refuse(at + "/action", "unknown action '" + action + "', supported values are: " + catalogue.names());
            return null;
        }
        boolean targeted = definition.target() != null || step.has("target");
        if (!targeted) {
            refuse(at, "target is missing: " + action + " does not say which argument names what is acted upon");
        }
        if (definition.composed() && step.has("target")) {
            refuse(at + "/target", "the target of " + action + " is made of its arguments: " + definition.target());
        }
        return new Step(
                step.path("id").asText(),
                step.has("title") ? step.path("title").asText() : null,
                action,
                step.has("when") ? expression(at + "/when", names, Expression.Type.BOOL) : null,
                step.has("otherwise") ? step.path("otherwise").asText() : null,
                arguments(at + "/with", step.path("with"), definition, names),
                step.has("target") ? expression(at + "/target", names, Expression.Type.STRING) : null,
                "continue".equals(step.path("onFailure").asText("stop")),
                step.has("verify") ? expression(at + "/verify", RESULT, Expression.Type.BOOL) : null,
                cooldown(at + "/cooldown", step.path("cooldown")));
    }

    /** The schema lets every ISO-8601 duration pass; months have no length. */
    private @Nullable Duration cooldown(String at, JsonNode text) {
        try {
            return text.isMissingNode() ? null : Duration.parse(text.asText());
        } catch (DateTimeException e) {
            refuse(at, "'" + text.asText() + "' is not a duration in days, hours, minutes and seconds, like PT10M");
            return null;
        }
    }

    private Map<String, Argument> arguments(String at, JsonNode with, ActionDefinition definition, Vocabulary names) {
        JsonNode known = definition.arguments().path("properties");
        Map<String, Argument> arguments = new LinkedHashMap<>();
        with.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!known.has(name)) {
                List<String> others = new ArrayList<>();
                known.fieldNames().forEachRemaining(others::add);
                refuse(at + "/" + name, "unknown argument '" + name + "', supported values are: " + others);
                return;
            }
            Argument argument = argument(at + "/" + name, entry.getValue(), known.path(name), names);
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

    private @Nullable Argument argument(String at, JsonNode value, JsonNode schema, Vocabulary names) {
        if (value.isArray()) {
            return new WordsReader(file, names, errors).read(at, value);
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
        Expression expression = expression(at, names, Expression.Type.ANY);
        return expression == null ? null : new Argument.Computed(expression);
    }

    private @Nullable Expression expression(String at, Vocabulary vocabulary, Expression.Type type) {
        try {
            return file.expression(at, vocabulary, type);
        } catch (PolicyException e) {
            errors.addAll(e.errors());
            return null;
        }
    }

    private void refuse(String at, String reason) {
        errors.add(file.error(at, reason));
    }
}
