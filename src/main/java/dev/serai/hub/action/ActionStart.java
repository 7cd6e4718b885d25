package dev.serai.hub.action;

import dev.serai.action.ActionState;
import dev.serai.action.StartCheck;
import dev.serai.action.StartDecision;
import dev.serai.action.StartFacts;
import dev.serai.approval.Clearance;
import dev.serai.hub.action.ActionNext.Continuation;
import dev.serai.hub.approval.ApprovalCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the last look at an approved action and commits that it runs, or why it does not. */
@Component("actionStart")
@Transactional(propagation = Propagation.MANDATORY)
class ActionStart {

    /** Exchange property: the {@link StoredAction} whose effect this message may perform; absent if it may not. */
    static final String ACTION = "action";

    /** As long as an approval may wait for its start. */
    private static final Duration REPEAT_WITHIN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ActionStart.class);

    private final ActionStore store;
    private final ApprovalCheck approvals;
    private final Budgets budgets;
    private final ActionLog log;
    private final Clock clock;

    ActionStart(ActionStore store, ApprovalCheck approvals, Budgets budgets, ActionLog log, Clock clock) {
        this.store = store;
        this.approvals = approvals;
        this.budgets = budgets;
        this.log = log;
        this.clock = clock;
    }

    /** Sets the property {@code action} if, and only if, this transaction's commit starts it; {@code next} if it moves. */
    public void begin(@Header("tenant") String tenant, @Header("actionId") UUID actionId, Exchange exchange) {
        exchange.removeProperty(ACTION);
        ActionNext.none(exchange);
        store.shareAutomation(tenant);
        Optional<StoredAction> locked = store.lock(tenant, actionId);
        if (locked.isEmpty()) {
            LOG.warn("Action {} does not exist", actionId);
            return;
        }
        decide(locked.get(), exchange);
    }

    /**
     * Notes, in a transaction that commits before the first byte leaves, that an action's request is sent now.
     *
     * @throws IllegalStateException if it must not be: sent already, settled meanwhile, or begun too long ago
     */
    public void sending(@Header("tenant") String tenant, @Header("actionId") UUID actionId) {
        Instant now = clock.instant();
        if (!store.sending(tenant, actionId, now, now.minus(Executors.EFFECT_WITHIN))) {
            throw new IllegalStateException("action " + actionId + " must not be sent any more");
        }
    }

    /**
     * Whether a request that was sent may be sent once more, where its target promises that this has no second effect: it
     * may be the first that arrives, so what was approved must still stand, soon after its start and without a pause.
     */
    public boolean mayRepeat(@Header("tenant") String tenant, @Header("actionId") UUID actionId) {
        Optional<StoredAction> action = store.lock(tenant, actionId);
        return action.filter(this::stillStands).isPresent();
    }

    private boolean stillStands(StoredAction action) {
        Instant started = action.progress().startedAt();
        return started != null
                && clock.instant().isBefore(started.plus(REPEAT_WITHIN))
                && !action.paused()
                && !action.overtaken()
                && approvals.recompute(action.tenant(), action.id()).reason() == Clearance.ClearanceReason.CLEAR;
    }

    private void decide(StoredAction action, Exchange exchange) {
        Instant now = clock.instant();
        StartFacts facts = new StartFacts(
                action.state(),
                action.progress().startBy(),
                action.paused(),
                action.incidentResolved(),
                action.source().compensates() != null,
                action.state() != ActionState.APPROVED || budgets.mayStart(action, now),
                approvals.recompute(action.tenant(), action.id()).reason());
        StartDecision.StartReason reason = StartCheck.decide(facts, now).reason();
        ActionState next = reason.next();
        if (next == null) {
            LOG.info("Action {} is not started: {}", action.id(), reason);
            return;
        }
        boolean starts = next == ActionState.RUNNING;
        store.move(action, next, starts ? null : reason, now);
        log.moved(action, next, starts ? null : reason, "system");
        // Without a budget its step waits for its cooldown, and for some of the budget: a plan says when that is.
        boolean later = reason == StartDecision.StartReason.BUDGET_EXHAUSTED;
        ActionNext.moved(action, later ? Continuation.PLAN : Continuation.NOTHING)
                .follow(exchange);
        if (starts) {
            exchange.setProperty(ACTION, action);
            exchange.getMessage()
                    .setHeader("startBefore", now.plus(Executors.EFFECT_WITHIN).toString());
        }
    }
}
