package dev.serai.hub.action;

import dev.serai.action.RefusalReason;
import dev.serai.planning.ActionRequest;
import java.util.Optional;

/** Where an action of a tenant may act by the settings of what carries it out. */
public interface TargetPolicy {

    /** Why it must not act where its arguments say; empty if it may, or is somebody else's to carry out. */
    Optional<RefusalReason> refusal(String tenant, ActionRequest request);
}
