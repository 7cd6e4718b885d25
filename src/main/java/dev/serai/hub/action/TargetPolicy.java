package dev.serai.hub.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import java.util.Optional;

/** Where an action of a tenant may act by the settings of what carries it out. */
public interface TargetPolicy {

    /** Why it must not act where its arguments say, whoever asks for it; empty if it may, or is somebody else's. */
    Optional<RefusalReason> refusal(String tenant, ActionDefinition definition, JsonNode arguments);
}
