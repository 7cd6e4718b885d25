package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.action.Verification;
import dev.serai.audit.Change;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.journal.ChangeLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit, the timeline, the meters and the chats that an action has moved, in the caller's transaction. */
@Component
class ActionLog {

    private final ChangeLog changes;
    private final JobQueue jobs;
    private final MeterRegistry meters;

    ActionLog(ChangeLog changes, JobQueue jobs, MeterRegistry meters) {
        this.changes = changes;
        this.jobs = jobs;
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
        jobs.schedule(renewals(action));
    }

    /** Tells whether an action helped, and lets its playbook go on or end. */
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
        jobs.schedule(renewals(action));
        lookAgain(action, false);
    }

    /** The messages that show this action: its approval's, and its incident's. */
    private static List<JobQueue.Request> renewals(StoredAction action) {
        List<JobQueue.Request> requests = new ArrayList<>();
        UUID approvalId = action.approvalId();
        if (approvalId != null) {
            requests.add(JobQueue.Request.now(
                    "notify-approval", action.tenant(), Map.of("approvalId", approvalId.toString())));
        }
        requests.add(next("notify-incident", action));
        return requests;
    }

    /** What follows from new evidence, or from a step that is done: another look at the incident. */
    void lookAgain(StoredAction action, boolean newEvidence) {
        jobs.schedule(next(newEvidence ? "analyse" : "plan", action));
    }

    private static JobQueue.Request next(String job, StoredAction action) {
        return JobQueue.Request.now(
                job, action.tenant(), Map.of("incidentId", action.incidentId().toString()));
    }
}
