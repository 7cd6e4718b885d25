package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.action.Verification;
import dev.serai.audit.Change;
import dev.serai.hub.journal.ChangeLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit, the timeline and the meters that an action has moved, in the caller's transaction. */
@Component
class ActionLog {

    private final ChangeLog changes;
    private final MeterRegistry meters;

    ActionLog(ChangeLog changes, MeterRegistry meters) {
        this.changes = changes;
        this.meters = meters;
    }

    void moved(StoredAction action, ActionState to, @Nullable String reason, String actor) {
        moved(action, to, reason, actor, Map.of());
    }

    /** @param known more to tell, for instance when its request was sent */
    void moved(StoredAction action, ActionState to, @Nullable String reason, String actor, Map<String, Object> known) {
        Map<String, Object> details = new TreeMap<>(known);
        details.put("playbook", action.playbook());
        details.put("step", action.step());
        details.put("kamelet", action.kamelet());
        details.put("target", action.target());
        changes.record(new Change(
                action.tenant(),
                actor,
                "action." + (to == ActionState.RUNNING ? "started" : to.wire()),
                "action",
                action.id().toString(),
                action.incidentId(),
                reason,
                details));
        meters.counter("serai.actions", "kamelet", action.kamelet(), "state", to.wire())
                .increment();
    }

    /** Tells whether an action helped. */
    void verified(StoredAction action, Verification verification, Map<String, Object> seen) {
        String verdict = String.valueOf(verification.wire());
        Map<String, Object> details = new TreeMap<>(seen);
        details.put("playbook", action.playbook());
        details.put("step", action.step());
        details.put("target", action.target());
        changes.record(new Change(
                action.tenant(),
                "system",
                "action.verification_" + verdict,
                "action",
                action.id().toString(),
                action.incidentId(),
                verification.why(),
                details));
        meters.counter("serai.verifications", "kamelet", action.kamelet(), "verdict", verdict)
                .increment();
    }
}
