package dev.serai.hub.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.action.Claim;
import dev.serai.action.StoredResult;
import dev.serai.action.Verification;
import dev.serai.event.ActionEvent;
import dev.serai.hub.action.ActionNext.Continuation;
import dev.serai.hub.action.VerificationStore.PendingVerification;
import dev.serai.playbook.Check;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.Verify;
import dev.serai.playbook.Verifying;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/**
 * Finds out whether an action helped: at once by its own answer, or by asking a reading Kamelet until it does or the time
 * is over. It only reads, so neither the pause switch nor the incident's end stops it. What is asked, until when, and the
 * next look are stored, so a restart stops it neither.
 */
@Component("verifications")
@Transactional(propagation = Propagation.MANDATORY)
class Verifications {

    /** Exchange property: the {@link Check} to make; absent when there is none. */
    static final String CHECK = "check";

    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final ActionStore actions;
    private final VerificationStore store;
    private final StepVerifications playbooks;
    private final ActionCatalogue catalogue;
    private final ActionLog log;
    private final ObjectMapper json;
    private final Clock clock;

    Verifications(
            ActionStore actions,
            VerificationStore store,
            StepVerifications playbooks,
            ActionCatalogue catalogue,
            ActionLog log,
            ObjectMapper json,
            Clock clock) {
        this.actions = actions;
        this.store = store;
        this.playbooks = playbooks;
        this.catalogue = catalogue;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** What an action's answer means for whether it helped; what a person asked for is checked as playbooks check the same. */
    Verifying.Begun begun(StoredAction action, ActionResult result) {
        Verifying.EndedAction ended = new Verifying.EndedAction(
                result, tree(action.call().arguments()), tree(action.call().targetVersion()));
        return action.playbook().equals(Playbook.BY_HAND)
                ? playbooks.ofKamelet(action.kamelet()).stream()
                        .map(verify -> begun(verify, ended))
                        .filter(begun -> isAbout(action, ended, begun))
                        .findFirst()
                        .orElseGet(() -> begun(null, ended))
                : begun(playbooks.verification(action.playbook(), action.step()).orElse(null), ended);
    }

    private Verifying.Begun begun(@Nullable Verify verify, Verifying.EndedAction ended) {
        return Verifying.begin(
                verify,
                ended,
                verify instanceof Verify.VerifyCall asking ? catalogue.find(asking.action()) : Optional.empty());
    }

    /** Whether it looks at the very object that was changed: another playbook's step may look at one of its own. */
    private static boolean isAbout(StoredAction action, Verifying.EndedAction ended, Verifying.Begun begun) {
        Check check = begun.check();
        return check != null && Claim.of(check.arguments(), "").equals(Claim.of(ended.arguments(), action.target()));
    }

    /**
     * Remembers the looks that are needed; to be called when the outcome is committed.
     *
     * @return when the first one is due; null if none is needed
     */
    @Nullable
    Duration begin(StoredAction action, Verifying.Begun begun) {
        Check check = begun.check();
        if (check == null) {
            return null;
        }
        Instant now = clock.instant();
        Instant end = now.plus(check.within());
        store.begin(action, begun.verification(), check, end);
        return check.pause(end, now);
    }

    /** A person's word for the outcome is none for whether it helped; as {@link #begin}. */
    @Nullable
    Duration settled(StoredAction action) {
        ActionResult result = new ActionResult(ActionState.SUCCEEDED, "SETTLED_BY_PERSON", Map.of());
        return begin(action, begun(action, result));
    }

    /** Sets the property {@code check}, the header {@code kamelet} and the body where there is something to look at. */
    public void load(@Header("tenant") String tenant, @Header("actionId") UUID actionId, Exchange exchange)
            throws JsonProcessingException {
        exchange.removeProperty(CHECK);
        Optional<PendingVerification> pending = actions.lock(tenant, actionId).flatMap(store::pending);
        if (pending.isPresent()) {
            Check check = pending.get().check();
            exchange.setProperty(CHECK, check);
            exchange.getMessage().setHeader("kamelet", check.action());
            exchange.getMessage().setBody(json.readValue(check.arguments().toString(), ARGUMENTS));
        }
    }

    /** Keeps what one look (the body) says; {@code next} is another look while the verdict is open. */
    public void evaluate(
            @Body @Nullable Object answer,
            @Header("tenant") String tenant,
            @Header("actionId") UUID actionId,
            Exchange exchange) {
        ActionNext.none(exchange);
        actions.lock(tenant, actionId).ifPresent(action -> store.pending(action)
                .ifPresent(pending -> evaluate(action, pending, answer).follow(exchange)));
    }

    private ActionNext evaluate(StoredAction action, PendingVerification pending, @Nullable Object answer) {
        Instant now = clock.instant();
        ActionResult result = StoredResult.of(ActionResult.of(answer));
        Verification verification = pending.check().evaluate(result, pending.end(), now);
        store.keep(action, verification, 1, now);
        if (verification.isPending()) {
            Duration pause = pending.check().pause(pending.end(), now);
            return new ActionNext(action, false, Continuation.NOTHING, false, pause);
        }
        log.verified(action, verification, seen(pending, result));
        return ActionNext.moved(action, Continuation.PLAN);
    }

    /** Ends a verification whose looks failed too often for reasons of the hub's own. */
    public void giveUp(@Header("tenant") String tenant, @Header("actionId") UUID actionId, Exchange exchange) {
        ActionNext.none(exchange);
        actions.lock(tenant, actionId).ifPresent(action -> store.pending(action).ifPresent(pending -> {
            Verification verification = Verification.inconclusive(Verification.VerificationReason.GIVEN_UP);
            store.keep(action, verification, 0, clock.instant());
            log.verified(
                    action,
                    verification,
                    new ActionEvent.Probed(pending.check().action(), pending.looks(), null, null, null));
            ActionNext.moved(action, Continuation.PLAN).follow(exchange);
        }));
    }

    private static ActionEvent.Probed seen(PendingVerification pending, ActionResult result) {
        return new ActionEvent.Probed(
                pending.check().action(),
                pending.looks() + 1,
                pending.check().until(),
                result.reason(),
                result.text("verdict"));
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
