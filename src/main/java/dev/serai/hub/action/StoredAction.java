package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.event.ActionEvent;
import dev.serai.event.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it stands while it is locked.
 *
 * @param approvalId the approval people gave; null when the policy alone approved it
 * @param arguments the frozen arguments, a JSON object
 * @param sendingAt when a change over HTTP began to leave; null before that, and of others
 * @param targetVersion what the dry run was about, as {@link dev.serai.action.TargetVersion} writes it; null before one
 * @param riskLevel the level that was scored, by its wire name
 * @param proposedBy who asked for it
 * @param riskFactors what the risk was scored from, a JSON array
 * @param compensates the action whose effect it takes back, if any
 * @param incidentResolved whether its incident is over
 * @param paused whether the tenant's pause switch is on
 */
public record StoredAction(
        UUID id,
        String tenant,
        UUID incidentId,
        @Nullable UUID approvalId,
        String playbook,
        String playbookSha256,
        String step,
        String kamelet,
        String kameletSha256,
        Effect effect,
        String arguments,
        String target,
        ActionState state,
        @Nullable Instant startBy,
        @Nullable Instant startedAt,
        @Nullable Instant sendingAt,
        @Nullable String targetVersion,
        String riskLevel,
        String proposedBy,
        String riskFactors,
        @Nullable UUID compensates,
        boolean incidentResolved,
        boolean paused) {

    /** What events say that they happened to. */
    public Subject.Action subject() {
        return new Subject.Action(id, incidentId);
    }

    /** What events say of it. */
    public ActionEvent.Work work() {
        return new ActionEvent.Work(playbook, step, kamelet, target);
    }

    /** Whether its incident's end made it needless; what takes another action back is needed all the same. */
    public boolean overtaken() {
        return incidentResolved && compensates == null;
    }
}
