package dev.serai.hub.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import java.util.Optional;

/** Where an action of a tenant may reach. */
public interface TargetPolicy {

    /** Why an action that a person writes by hand would reach where it must not; empty if it would not. */
    Optional<String> refusal(String tenant, ActionDefinition definition, JsonNode arguments);

    /** The same for a step of a playbook. Nothing by default: most executors say it themselves when the action runs. */
    default Optional<String> refusalOfStep(String tenant, ActionDefinition definition, JsonNode arguments) {
        return Optional.empty();
    }
}
