package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a playbook's file and checks it against the catalogue of actions. */
public final class PlaybookReader {

    private final PolicyFile file;
    private final ActionCatalogue catalogue;
    private final List<PolicyError> errors = new ArrayList<>();
    private final ArgumentsReader reader;

    private PlaybookReader(PolicyFile file, ActionCatalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
        this.reader = new ArgumentsReader(file, errors);
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
        Expression when = reader.expression("/when", Facts.VOCABULARY, Expression.Type.BOOL);
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
        return new Playbook(name, tree.path("title").asText(), file.sha256(), file.text(), when, steps);
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
                step.has("when") ? reader.expression(at + "/when", names, Expression.Type.BOOL) : null,
                step.has("otherwise") ? step.path("otherwise").asText() : null,
                reader.read(at + "/with", step.path("with"), definition, names),
                step.has("target") ? reader.expression(at + "/target", names, Expression.Type.STRING) : null,
                new Step.Then(
                        "continue".equals(step.path("onFailure").asText("stop")),
                        "stop".equals(step.path("onSuccess").asText("continue"))),
                new VerifyReader(reader, catalogue).read(at + "/verify", step.path("verify")),
                reader.duration(at + "/cooldown", step.path("cooldown")));
    }

    private void refuse(String at, String reason) {
        reader.refuse(at, reason);
    }
}
