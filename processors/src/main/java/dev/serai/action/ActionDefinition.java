package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says about one action Kamelet.
 *
 * @param name the Kamelet's name, for instance {@code docker-sandbox-action}
 * @param title its title, for people
 * @param sha256 SHA-256 of the Kamelet's file as it is now, lower-case hex
 * @param effect whether it changes anything
 * @param risk what it risks by itself
 * @param compensateWith the Kamelet that undoes it, if any
 * @param target the argument that names what is acted upon, or several joined by {@code /}; null when the proposal names it
 * @param executor whose routes carry it out, {@code direct:execute-<executor>} and so on: its own name unless its file says
 *     otherwise
 * @param arguments JSON schema of the arguments
 */
public record ActionDefinition(
        String name,
        String title,
        String sha256,
        Effect effect,
        KameletRisk risk,
        @Nullable String compensateWith,
        @Nullable String target,
        String executor,
        JsonNode arguments) {

    private static final Pattern EXECUTOR = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public ActionDefinition {
        if (!name.endsWith("-action")) {
            throw new IllegalArgumentException("action Kamelet '" + name + "' does not end in -action");
        }
        if (risk.baseRisk() < 0 || risk.baseRisk() > 100) {
            throw new IllegalArgumentException(
                    name + ": serai.dev/base-risk is " + risk.baseRisk() + ", not within 0 and 100");
        }
        if (!arguments.isObject()) {
            throw new IllegalArgumentException(name + ": the schema of its arguments is not an object");
        }
        if (!EXECUTOR.matcher(executor).matches()) {
            throw new IllegalArgumentException(name + ": serai.dev/executor is no name of routes: " + executor);
        }
        for (TargetPart part : TargetPart.of(target)) {
            if (!arguments.path("properties").has(part.argument())) {
                throw new IllegalArgumentException(name + ": serai.dev/target names no argument: " + part.argument());
            }
        }
    }

    /**
     * Whether it changes one version of its target, which it is told as {@code uid}: only a dry run finds that version,
     * so it must not start without one.
     */
    public boolean needsDryRun() {
        return effect == Effect.CHANGE && arguments.path("properties").has("uid");
    }

    /** The arguments that name what is acted upon, in the order of the target; none when the proposal names it. */
    public List<TargetPart> targetParts() {
        return TargetPart.of(target);
    }

    /** Whether the target is made of several arguments; then nobody may call it something else. */
    public boolean composed() {
        return targetParts().size() > 1;
    }
}
