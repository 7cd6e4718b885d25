package dev.serai.hub.action;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.event.AutomationEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.action.ActionNext.Continuation;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a person does to an action or to all of them: cancel, settle, pause. Repeating is harmless. */
@Component("actionCommands")
@Transactional(propagation = Propagation.MANDATORY)
class ActionCommands {

    private final ActionStore store;
    private final Verifications verifications;
    private final ActionLog log;
    private final Journal journal;
    private final Clock clock;

    ActionCommands(ActionStore store, Verifications verifications, ActionLog log, Journal journal, Clock clock) {
        this.store = store;
        this.verifications = verifications;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Cancels a proposed or approved action; one that waits for an approval is cancelled with that.
     *
     * @throws Problem 404 if there is none, 409 if it has started or ended otherwise
     */
    public void cancel(
            @Header("tenant") String tenant,
            @Header("actionId") String actionId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        ActionNext.none(exchange);
        StoredAction action = locked(tenant, actionId);
        if (action.state() == ActionState.AWAITING_APPROVAL || action.state() == ActionState.CANCELLED) {
            return;
        }
        if (action.state() != ActionState.APPROVED && action.state() != ActionState.PROPOSED) {
            throw conflict("It is " + action.state().wire() + " and can no longer be cancelled.");
        }
        store.cancel(action, ActionMoveReason.CANCELLED, actor, clock.instant());
        log.moved(action, ActionState.CANCELLED, ActionMoveReason.CANCELLED, actor);
        ActionNext.moved(action, Continuation.NOTHING).follow(exchange);
    }

    /**
     * Takes a person's word for what became of an action whose outcome is unknown.
     *
     * @throws Problem 404 if there is none, 409 if its outcome is not unknown, 400 for another outcome
     */
    public void settle(
            @Header("tenant") String tenant,
            @Header("actionId") String actionId,
            @Header("outcome") String outcome,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        ActionNext.none(exchange);
        ActionState wanted = outcome(outcome);
        StoredAction action = locked(tenant, actionId);
        if (action.state() == wanted) {
            return;
        }
        if (action.state() != ActionState.UNKNOWN) {
            throw conflict("It is " + action.state().wire() + "; only an unknown outcome can be settled.");
        }
        store.move(action, wanted, ActionMoveReason.SETTLED_BY_PERSON, clock.instant());
        Duration verifyIn = wanted == ActionState.SUCCEEDED ? verifications.settled(action) : null;
        log.moved(action, wanted, ActionMoveReason.SETTLED_BY_PERSON, actor);
        ActionNext.moved(action, Continuation.PLAN).verifiedIn(verifyIn).follow(exchange);
    }

    /** Turns the pause switch. */
    public void automation(
            @Header("tenant") String tenant,
            @Header("paused") boolean paused,
            @ExchangeProperty("actor") String actor) {
        if (store.setPaused(tenant, paused, actor, clock.instant())) {
            Subject.Automation automation = new Subject.Automation(tenant);
            journal.record(new JournalEntry(
                    tenant,
                    actor,
                    paused ? new AutomationEvent.Paused(automation) : new AutomationEvent.Resumed(automation)));
        }
    }

    private StoredAction locked(String tenant, String actionId) {
        try {
            return store.lock(tenant, UUID.fromString(actionId)).orElseThrow(ActionCommands::notFound);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static ActionState outcome(String outcome) {
        return switch (outcome) {
            case "succeeded" -> ActionState.SUCCEEDED;
            case "failed" -> ActionState.FAILED;
            default -> throw new Problem(400, "bad-request", "Bad request", "outcome is neither succeeded nor failed.");
        };
    }

    private static Problem notFound() {
        return new Problem(404, "not-found", "Not found", "There is no such action.");
    }

    private static Problem conflict(String detail) {
        return new Problem(409, "conflict", "Conflict", detail);
    }
}
