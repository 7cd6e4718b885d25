package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.audit.Change;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.JobQueue.Request;
import dev.serai.hub.store.ChangeLog;
import dev.serai.hub.store.PreviewStore.Shown;
import dev.serai.hub.store.StoredAction;
import dev.serai.planning.Beginning;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit, the timeline and the meters what a dry run has shown, and what became of the proposal. */
@Component
class PreviewLog {

    private final ChangeLog changes;
    private final JobQueue jobs;
    private final MeterRegistry meters;

    PreviewLog(ChangeLog changes, JobQueue jobs, MeterRegistry meters) {
        this.changes = changes;
        this.jobs = jobs;
        this.meters = meters;
    }

    void shown(StoredAction action, Shown shown, boolean approved) {
        meters.counter("serai.previews", "kamelet", action.kamelet(), "reason", "DRY_RUN")
                .increment();
        Change previewed = change(
                action,
                "system",
                "action.previewed",
                "DRY_RUN",
                Map.of("target_version", shown.targetVersion(), "dry_run", shown.diff()));
        changes.recordAll(
                approved
                        ? List.of(
                                previewed,
                                change(action, "policy", "action.approved", Beginning.LOW_RISK.name(), Map.of()))
                        : List.of(previewed));
    }

    void ended(StoredAction action, ActionState state, String reason, @Nullable String detail) {
        meters.counter("serai.previews", "kamelet", action.kamelet(), "reason", reason)
                .increment();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("playbook", action.playbook());
        details.put("step", action.step());
        details.put("kamelet", action.kamelet());
        details.put("target", action.target());
        if (detail != null && !detail.isEmpty()) {
            details.put("detail", detail);
        }
        changes.record(change(action, "system", "action." + state.wire(), reason, details));
        Map<String, String> incident = Map.of("incidentId", action.incidentId().toString());
        jobs.schedule(Request.now("notify-incident", action.tenant(), incident));
        if (state == ActionState.REFUSED) {
            // The next step of its playbook may have its turn now.
            jobs.schedule(Request.now("plan", action.tenant(), incident));
        }
    }

    private static Change change(
            StoredAction action, String actor, String verb, String reason, Map<String, Object> details) {
        return new Change(
                action.tenant(), actor, verb, "action", action.id().toString(), action.incidentId(), reason, details);
    }
}
