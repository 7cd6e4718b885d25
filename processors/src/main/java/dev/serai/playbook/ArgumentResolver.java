package dev.serai.playbook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.policy.Expression;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Evaluates arguments once, so that what is shown, approved and run is the same. */
public final class ArgumentResolver {

    private ArgumentResolver() {}

    /** The arguments of a playbook's step. */
    public static ArgumentResolution resolve(Step step, ActionDefinition definition, Facts facts) {
        ArgumentValues values = new ArgumentValues(facts.values());
        return resolution(() -> {
            ObjectNode arguments = checked(values.of(step.arguments()), definition, facts);
            Expression named = definition.composed() ? null : step.target();
            String target = named == null
                    ? TargetName.of(arguments, definition, facts)
                    : String.valueOf(values.evaluate("target", named));
            return resolved(arguments, target);
        });
    }

    /**
     * Checks arguments that somebody wrote, as strictly as those of a playbook. The Kamelet must say which argument names
     * what is acted upon: nobody may call it something else.
     */
    public static ArgumentResolution check(ObjectNode written, ActionDefinition definition, Facts facts) {
        return resolution(() -> {
            if (definition.target() == null) {
                throw new ArgumentsRefused(RefusalReason.NO_TARGET, definition.name());
            }
            ObjectNode arguments = checked(written.deepCopy(), definition, facts);
            return resolved(arguments, TargetName.of(arguments, definition, facts));
        });
    }

    /** The values of arguments over other facts than an incident's; empty if one has none. */
    static Optional<ObjectNode> evaluate(Map<String, Argument> arguments, Map<String, Object> known) {
        try {
            return Optional.of(new ArgumentValues(known).of(arguments));
        } catch (ArgumentsRefused e) {
            return Optional.empty();
        }
    }

    private static ArgumentResolution resolution(Supplier<ResolvedArguments> resolving) {
        try {
            return resolving.get();
        } catch (ArgumentsRefused e) {
            return e.resolution();
        }
    }

    private static ObjectNode checked(ObjectNode arguments, ActionDefinition definition, Facts facts) {
        ArgumentSchema.check(arguments, definition);
        EvidenceArgument.check(arguments, facts);
        return arguments;
    }

    private static ResolvedArguments resolved(ObjectNode arguments, String target) {
        ArgumentSecrets.check(arguments, TargetName.checked(target));
        return new ResolvedArguments(arguments, target);
    }
}
