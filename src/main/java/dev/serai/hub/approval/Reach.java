package dev.serai.hub.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import java.util.Optional;

/** Where an action may reach, for what a person writes by hand. */
public interface Reach {

    /** Why an action with these arguments would reach where it must not; empty if it would not. */
    Optional<String> refusal(ActionDefinition definition, JsonNode arguments);
}
