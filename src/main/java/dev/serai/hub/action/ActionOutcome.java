package dev.serai.hub.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.action.ResultText;
import dev.serai.action.StoredResult;
import dev.serai.analysis.EvidenceKind;
import dev.serai.analysis.Observation;
import dev.serai.event.ActionEvent;
import dev.serai.hub.action.ActionNext.Continuation;
import dev.serai.playbook.Verifying;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Commits what became of an action that runs; a second outcome of the same action changes nothing. */
@Component("actionOutcome")
@Transactional(propagation = Propagation.MANDATORY)
class ActionOutcome {

    private final ActionStore store;
    private final Executors executors;
    private final Verifications verifications;
    private final ActionLog log;
    private final ObjectMapper json;
    private final Clock clock;

    ActionOutcome(
            ActionStore store,
            Executors executors,
            Verifications verifications,
            ActionLog log,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.executors = executors;
        this.verifications = verifications;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** Sets the property {@code action} if the action still has no outcome, and nobody can be at work on it any more. */
    public void load(@Header("tenant") String tenant, @Header("actionId") UUID actionId, Exchange exchange) {
        exchange.removeProperty(ActionStart.ACTION);
        store.lock(tenant, actionId)
                .filter(action -> action.state() == ActionState.RUNNING || action.state() == ActionState.UNKNOWN)
                .filter(action -> !executors.mayBeAtWork(action))
                .ifPresent(action -> exchange.setProperty(ActionStart.ACTION, action));
    }

    /**
     * Commits an executor's answer (the body). The body becomes the observations it brought, none if there is nothing new;
     * the property {@code next} says what follows.
     */
    public List<Observation> commit(
            @Body @Nullable Object answer,
            @Header("tenant") String tenant,
            @Header("actionId") UUID actionId,
            Exchange exchange) {
        ActionNext.none(exchange);
        ActionResult result = StoredResult.of(ActionResult.of(answer));
        Optional<StoredAction> open = store.lock(tenant, actionId)
                .filter(action -> action.state().canBecome(result.outcome()) && standsFor(action, result));
        return open.map(action -> commit(action, result, exchange)).orElse(List.of());
    }

    /** That nothing was sent may have changed since it was found out; from now on it cannot. */
    private static boolean standsFor(StoredAction action, ActionResult result) {
        return !Boolean.FALSE.equals(result.values().get("sent")) || action.sendingAt() == null;
    }

    private List<Observation> commit(StoredAction action, ActionResult result, Exchange exchange) {
        Verifying.Begun begun = verifications.begun(action, result);
        store.move(action, result.outcome(), result.why(), clock.instant());
        store.keepResult(action, text(withSendingTime(action, result)), begun.verification());
        Duration verifyIn = verifications.begin(action, begun);
        log.moved(action, result.outcome(), result.why(), "system", sent(action, result));
        exchange.getMessage().setHeader("incidentId", action.incidentId().toString());
        List<Observation> seen = observations(action, result);
        ActionNext.moved(action, continuation(result, seen))
                .verifiedIn(verifyIn)
                .cleanedUp(result.outcome() != ActionState.UNKNOWN)
                .follow(exchange);
        return seen;
    }

    private static Continuation continuation(ActionResult result, List<Observation> seen) {
        if (result.outcome() == ActionState.UNKNOWN) {
            return Continuation.NOTHING;
        }
        return seen.isEmpty() ? Continuation.PLAN : Continuation.ANALYSE;
    }

    private static Map<String, @Nullable Object> withSendingTime(StoredAction action, ActionResult result) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(result.values());
        if (action.sendingAt() != null) {
            values.put("sent_at", action.sendingAt().toString());
        }
        return values;
    }

    /** For whoever has to settle it: when it was sent, and what came back. */
    private static ActionEvent.@Nullable Sent sent(StoredAction action, ActionResult result) {
        Instant at = action.sendingAt();
        Object status = result.values().get("status") instanceof Number number ? number : "none";
        return at == null ? null : new ActionEvent.Sent(at, status);
    }

    /** A run's output, and what a reading step saw, even if what it saw is that nothing answers. */
    private List<Observation> observations(StoredAction action, ActionResult result) {
        String source = "action:" + action.playbook() + "/" + action.step();
        if (!result.text("stdout").isBlank()) {
            return List.of(Observation.ofAction(action.id(), EvidenceKind.DOCUMENT, source, result.text("stdout")));
        }
        boolean saw = action.effect() == Effect.READ && result.values().size() > 2;
        return saw
                ? List.of(
                        Observation.ofAction(action.id(), EvidenceKind.METRIC, source, ResultText.of(result.values())))
                : List.of();
    }

    private String text(Map<String, ?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an executor answered something that is no JSON value", e);
        }
    }
}
