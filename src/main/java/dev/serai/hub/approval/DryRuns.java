package dev.serai.hub.approval;

import dev.serai.action.ActionDefinition;

/** Which changes are tried out before anybody decides. */
public interface DryRuns {

    /** Whether an action of this Kamelet may be asked about and started only with a stored dry run. */
    boolean needed(ActionDefinition definition);
}
