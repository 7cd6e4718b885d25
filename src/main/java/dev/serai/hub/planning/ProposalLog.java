package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.analysis.Excerpt;
import dev.serai.audit.Change;
import dev.serai.hub.store.ChangeLog;
import dev.serai.hub.store.NewAction;
import dev.serai.hub.store.StepHistory;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.Playbook;
import dev.serai.secret.Redaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Tells the audit and the timeline what was proposed, and what was not and why. */
@Component
class ProposalLog {

    private static final String ACTOR = "policy";
    private static final int MAX_ARGUMENTS_BYTES = 2048;

    private final ChangeLog changes;
    private final StepHistory history;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    ProposalLog(ChangeLog changes, StepHistory history, ObjectMapper json, MeterRegistry meters) {
        this.changes = changes;
        this.history = history;
        this.json = json;
        this.meters = meters;
    }

    /**
     * Once for each reason: the next plans of the incident find the same, if with other arguments.
     *
     * @return whether it was told now
     */
    boolean skipped(Plan plan, Playbook playbook, StepOutcome refused) {
        String reason = String.valueOf(refused.reason());
        Map<String, Object> details = new TreeMap<>(Map.of(
                "playbook", playbook.name(),
                "step", refused.step().id(),
                "detail", String.valueOf(refused.detail())));
        if (history.toldSkipped(plan.tenant(), plan.incidentId(), reason, text(details))) {
            return false;
        }
        if (refused.arguments() != null) {
            String arguments = Redaction.redact(refused.arguments().toString());
            details.put("arguments", Excerpt.cut(arguments, MAX_ARGUMENTS_BYTES));
        }
        meters.counter("serai.playbook.skipped", "reason", reason).increment();
        changes.record(new Change(
                plan.tenant(),
                ACTOR,
                "playbook.skipped",
                "playbook",
                playbook.name(),
                plan.incidentId(),
                reason,
                details));
        return true;
    }

    private String text(Map<String, Object> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of a change must be plain JSON values", e);
        }
    }

    void proposed(NewAction action) {
        String level = action.risk().level().wireName();
        meters.counter(
                        "serai.action.proposed",
                        "level",
                        level,
                        "state",
                        action.beginning().state().wire())
                .increment();
        RequestSource source = action.request().source();
        Map<String, Object> details = Map.of(
                "playbook", source.playbook(),
                "step", source.step(),
                "kamelet", action.request().definition().name(),
                "target", action.request().target(),
                "risk_score", action.risk().score(),
                "risk_level", level);
        Change proposed = change(action, source.requester(), "action.proposed", why(source), details);
        changes.recordAll(
                action.beginning().approved()
                        ? List.of(
                                proposed,
                                change(
                                        action,
                                        ACTOR,
                                        "action.approved",
                                        action.beginning().name(),
                                        Map.of()))
                        : List.of(proposed));
    }

    private static String why(RequestSource source) {
        if (source.compensates() != null) {
            return "COMPENSATION";
        }
        return ACTOR.equals(source.requester()) ? "PLAYBOOK_MATCHES" : "ASKED_FOR";
    }

    private static Change change(
            NewAction action, String actor, String verb, String reason, Map<String, Object> details) {
        return new Change(
                action.tenant(), actor, verb, "action", action.id().toString(), action.incidentId(), reason, details);
    }
}
