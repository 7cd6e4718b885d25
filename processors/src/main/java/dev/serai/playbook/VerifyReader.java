package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.policy.Expression;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a step finds out whether it helped. */
final class VerifyReader {

    private final ArgumentsReader reader;
    private final ActionCatalogue catalogue;

    VerifyReader(ArgumentsReader reader, ActionCatalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    /** Null where the step asks nothing, or what it says is wrong. */
    @Nullable
    Verify read(String at, JsonNode verify) {
        if (verify.isMissingNode()) {
            return null;
        }
        if (verify.isTextual()) {
            Expression condition = reader.expression(at, Verify.RESULT, Expression.Type.BOOL);
            return condition == null ? null : new Verify.OnResult(condition);
        }
        return call(at, verify);
    }

    private @Nullable Verify call(String at, JsonNode verify) {
        Optional<ActionDefinition> reading = reading(at, verify.path("action").asText());
        Map<String, Argument> with = reading.map(
                        definition -> reader.read(at + "/with", verify.path("with"), definition, Verify.RUN))
                .orElse(Map.of());
        Expression until = reader.expression(at + "/until", Verify.RESULT, Expression.Type.BOOL);
        Duration within = reader.duration(at + "/within", verify.path("within"));
        Duration told = reader.duration(at + "/every", verify.path("every"));
        if (reading.isEmpty() || until == null || within == null) {
            return null;
        }
        Duration usual = within.compareTo(Verify.VerifyCall.USUAL) < 0 ? within : Verify.VerifyCall.USUAL;
        Duration every = told == null ? usual : told;
        if (!Verify.VerifyCall.possible(within, every)) {
            reader.refuse(at + "/within", "every is at least PT1S and at most within, which is at most PT1H");
            return null;
        }
        return new Verify.VerifyCall(reading.get().name(), with, until, within, every);
    }

    /** What proves a change must not change anything. */
    private Optional<ActionDefinition> reading(String at, String name) {
        Optional<ActionDefinition> found =
                catalogue.find(name).filter(definition -> definition.effect() == Effect.READ);
        if (found.isEmpty()) {
            reader.refuse(
                    at + "/action",
                    "'" + name + "' is no reading action, supported values are: " + catalogue.names(Effect.READ));
        }
        return found;
    }
}
