package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.action.PreviewRule;
import dev.serai.action.PreviewVerdict;
import dev.serai.action.StoredResult;
import dev.serai.action.TargetVersion;
import dev.serai.analysis.StoredText;
import dev.serai.approval.ApprovalPolicy;
import dev.serai.hub.action.ActionStore;
import dev.serai.hub.action.PreviewStore;
import dev.serai.hub.action.PreviewStore.DryRunResult;
import dev.serai.hub.action.StoredAction;
import dev.serai.hub.approval.ApprovalRequests;
import dev.serai.hub.approval.NewApproval.ActionToDecide;
import dev.serai.hub.approval.Rulebook;
import dev.serai.hub.approval.Rulebooks;
import dev.serai.hub.job.JobHeaders;
import dev.serai.planning.Beginning;
import dev.serai.risk.RiskLevel;
import dev.serai.wire.ReasonCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a proposed change from its dry run to the people, or lets policy run it. The dry run itself stands between two
 * transactions; each of them looks again at where the action stands.
 */
@Component("previewing")
@Transactional(propagation = Propagation.MANDATORY)
class Previewing {

    /** Exchange property: the {@link StoredAction} that may be tried out; absent if there is none. */
    private static final String ACTION = "action";

    private final ActionStore actions;
    private final PreviewStore store;
    private final Rulebooks rulebooks;
    private final ApprovalRequests approvals;
    private final PreviewLog log;
    private final ObjectMapper json;
    private final Clock clock;

    Previewing(
            ActionStore actions,
            PreviewStore store,
            Rulebooks rulebooks,
            ApprovalRequests approvals,
            PreviewLog log,
            ObjectMapper json,
            Clock clock) {
        this.actions = actions;
        this.store = store;
        this.rulebooks = rulebooks;
        this.approvals = approvals;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** Sets the property {@code action} if it is still proposed and may be tried out now. */
    public void begin(@Header("tenant") String tenant, @Header("actionId") UUID actionId, Exchange exchange) {
        exchange.removeProperty(ACTION);
        PlanNext next = new PlanNext();
        next.follow(exchange);
        actions.shareAutomation(tenant);
        Optional<StoredAction> proposed = proposed(tenant, actionId, next);
        if (proposed.filter(StoredAction::paused).isPresent()) {
            end(proposed.get(), ActionState.CANCELLED, ActionMoveReason.PAUSED, null, next);
            return;
        }
        proposed.ifPresent(action -> exchange.setProperty(ACTION, action));
    }

    /**
     * Commits what the dry run (the body) has shown.
     *
     * @param attempt which attempt of the job this is
     * @throws Unanswered if nobody answered and it is to be tried again
     */
    public void commit(
            @Body @Nullable Object answer,
            @ExchangeProperty(ACTION) StoredAction tried,
            @Header(JobHeaders.ATTEMPT) int attempt,
            Exchange exchange) {
        PlanNext next = new PlanNext();
        next.follow(exchange);
        ActionResult result = ActionResult.of(answer);
        PreviewVerdict verdict = PreviewRule.evaluate(result, attempt);
        proposed(tried.tenant(), tried.id(), next).ifPresent(action -> {
            switch (verdict.next()) {
                case GOES_ON -> goOn(action, result, next);
                case REFUSED -> end(action, ActionState.REFUSED, verdict.reason(), text(result, "detail"), next);
                case AGAIN -> throw new Unanswered(verdict.reason());
            }
        });
    }

    /** Cancels what an incident that is over has proposed, but not what takes an earlier action back. */
    public void withdraw(@Header("tenant") String tenant, @Header("incidentId") UUID incidentId, Exchange exchange) {
        PlanNext next = new PlanNext();
        next.follow(exchange);
        // Locking one that is still proposed ends it, because its incident is over.
        store.proposedOf(tenant, incidentId).forEach(actionId -> proposed(tenant, actionId, next));
    }

    /** Locks it; one that its incident's end made needless ends here. */
    private Optional<StoredAction> proposed(String tenant, UUID actionId, PlanNext next) {
        Optional<StoredAction> action =
                actions.lock(tenant, actionId).filter(found -> found.state() == ActionState.PROPOSED);
        if (action.filter(StoredAction::overtaken).isPresent()) {
            end(action.get(), ActionState.CANCELLED, ActionMoveReason.INCIDENT_RESOLVED, null, next);
            return Optional.empty();
        }
        return action;
    }

    private void goOn(StoredAction action, ActionResult result, PlanNext next) {
        Instant now = clock.instant();
        Rulebook rules = rulebooks.current();
        RiskLevel level = action.riskLevel();
        boolean automatic = rules.approval().rule(level).automatic();
        String reason = Beginning.shown(automatic).name();
        DryRunResult shown = new DryRunResult(
                text(result, "diff"), TargetVersion.of(result.values()).orElseThrow(), compensation(result));
        store.keep(action, shown, reason, automatic ? now.plus(ApprovalPolicy.START_WITHIN) : null, now);
        log.shown(action, shown, automatic);
        if (automatic) {
            next.run(action.id());
        } else {
            next.asked(approvals.ask(
                    rules,
                    new ActionToDecide(
                            action.tenant(),
                            action.id(),
                            action.incidentId(),
                            level,
                            action.source().proposedBy(),
                            now)));
        }
    }

    private void end(
            StoredAction action, ActionState state, ReasonCode reason, @Nullable String detail, PlanNext next) {
        actions.move(action, state, reason, clock.instant());
        log.ended(action, state, reason, detail);
        next.show(action.incidentId());
        if (state == ActionState.REFUSED) {
            // The next step of its playbook may have its turn now.
            next.plan(action.incidentId());
        }
    }

    /** How things were before: what is known of it should the answer to the change itself get lost. */
    private @Nullable String compensation(ActionResult result) {
        Object compensation = StoredResult.of(result).values().get("compensation");
        try {
            return compensation == null ? null : json.writeValueAsString(compensation);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an executor answered something that is no JSON value", e);
        }
    }

    private static String text(ActionResult result, String name) {
        return StoredText.of(result.text(name));
    }

    /** Nobody answered; the job tries again. */
    static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unanswered(ReasonCode reason) {
            super("the dry run had no answer: " + reason.name(), null, false, false);
        }
    }
}
