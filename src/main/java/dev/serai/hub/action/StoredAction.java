package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.event.ActionEvent;
import dev.serai.event.Subject;
import dev.serai.risk.RiskLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it is while it is locked.
 *
 * @param approvalId the approval people gave; null when the policy alone approved it
 * @param riskLevel the level that was scored
 * @param incidentResolved whether its incident is over
 * @param paused whether the tenant's pause switch is on
 */
public record StoredAction(
        UUID id,
        String tenant,
        UUID incidentId,
        ActionOrigin source,
        KameletCall call,
        Progress progress,
        @Nullable UUID approvalId,
        RiskLevel riskLevel,
        boolean incidentResolved,
        boolean paused) {

    /**
     * Where it comes from.
     *
     * @param proposedBy who requested it
     * @param compensates the action whose effect it takes back, if any
     */
    public record ActionOrigin(String playbook, String step, String proposedBy, @Nullable UUID compensates) {}

    /**
     * What is done.
     *
     * @param arguments the resolved arguments, a JSON object
     * @param targetVersion what the dry run was about, as {@link dev.serai.action.TargetVersion} writes it; null before one
     */
    public record KameletCall(
            String kamelet, Effect effect, String arguments, String target, @Nullable String targetVersion) {}

    /**
     * How far it is.
     *
     * @param sendingAt when a change over HTTP began to leave; null before that, and of others
     */
    public record Progress(
            ActionState state, @Nullable Instant startBy, @Nullable Instant startedAt, @Nullable Instant sendingAt) {}

    public String playbook() {
        return source.playbook();
    }

    public String step() {
        return source.step();
    }

    public String kamelet() {
        return call.kamelet();
    }

    public Effect effect() {
        return call.effect();
    }

    public String target() {
        return call.target();
    }

    public ActionState state() {
        return progress.state();
    }

    /** Routes ask for it. */
    public @Nullable Instant sendingAt() {
        return progress.sendingAt();
    }

    /** What events say that they happened to. */
    public Subject.Action subject() {
        return new Subject.Action(id, incidentId);
    }

    /** What events say of it. */
    public ActionEvent.Work work() {
        return new ActionEvent.Work(playbook(), step(), kamelet(), target());
    }

    /** Whether its incident's end made it needless; what takes another action back is needed all the same. */
    public boolean overtaken() {
        return incidentResolved && source.compensates() == null;
    }
}
