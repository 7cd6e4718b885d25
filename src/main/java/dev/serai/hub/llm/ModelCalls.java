package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.llm.ModelAnswer.ModelFailed;
import dev.serai.hub.llm.ModelAnswer.ModelText;
import dev.serai.hub.llm.ModelAnswer.ModelToolCalls;
import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.hub.llm.ModelLedger.Reservation;
import dev.serai.hub.settings.ModelSettings;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelTokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leads a request through the models that may answer it; the steps of {@code direct:model-call}. */
@Component("modelCalls")
class ModelCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCalls.class);

    private final ModelRegistry registry;
    private final ModelLedger ledger;
    private final ModelCache cache;
    private final ModelMeters meters;
    private final int deadlineMs;

    ModelCalls(
            ModelRegistry registry, ModelLedger ledger, ModelCache cache, ModelMeters meters, ModelSettings settings) {
        this.registry = registry;
        this.ledger = ledger;
        this.cache = cache;
        this.meters = meters;
        this.deadlineMs = settings.modelUse().deadlineMs();
    }

    /**
     * Who may be asked; one that was asked the same before is not asked again.
     *
     * @throws IllegalArgumentException when the message is another tenant's than the request
     */
    ModelCall begin(@Body ModelRequest request, @Header("tenant") @Nullable String tenant, Exchange exchange) {
        if (tenant != null && !tenant.equals(request.tenant())) {
            throw new IllegalArgumentException("a model is asked for another tenant than the message's");
        }
        exchange.getMessage().setHeader("tenant", request.tenant());
        ModelCall call = ModelCall.of(request, registry.candidates(request.tenant(), request.caller()));
        return call.left().isEmpty() ? call.answered(failed(call, ModelOutcome.NO_MODEL)) : known(call);
    }

    private ModelCall known(ModelCall call) {
        ConfiguredModel model = call.left().get(0);
        String text = call.request().cached() ? cache.find(ModelCache.key(call.request(), model)) : null;
        if (text == null) {
            return call;
        }
        UUID row = ledger.cached(call.request(), model);
        ModelUse use = use(call, model, row, ModelTokens.NONE, 0, true);
        return call.answered(new ModelText(text, ModelCache.key(call.request(), model), use));
    }

    /** Reserves a call of the next model that takes the question, or ends with what came of those before. */
    ModelCall next(@Body ModelCall call) {
        if (!call.isOpen()) {
            // After enrich the loop's condition still reads the message from before it, and comes by once more.
            return call;
        }
        int question = size(call.request());
        ModelCall now = call;
        for (ConfiguredModel model : call.left()) {
            now = now.without(model);
            if (model.isTooSmallFor(question)) {
                silent(model, ModelOutcome.TOO_LONG, "");
                now = now.failed(failed(now, model, null, ModelOutcome.TOO_LONG, "", 0));
            } else if (fits(now, model)) {
                return reserve(now, model, question);
            }
        }
        return now.answered(now.failure() == null ? failed(now, ModelOutcome.TIMEOUT) : now.failure());
    }

    /** Whether a model's answer will be there in time, however long it takes. */
    private boolean fits(ModelCall call, ConfiguredModel model) {
        long end = call.elapsedMs() + model.settings().timeoutMs();
        Duration within = call.request().within();
        return (call.failure() == null || end <= deadlineMs) && (within == null || end <= within.toMillis());
    }

    private ModelCall reserve(ModelCall call, ConfiguredModel model, int question) {
        Reservation reserved = ledger.reserve(call.request(), model, question);
        if (reserved.granted()) {
            return call.trying(new ModelAttempt(reserved.call(), model));
        }
        meters.refused();
        silent(model, ModelOutcome.BUDGET_USED, "");
        // It would be no other with another model: budgets are for all of them.
        return call.answered(failed(call, model, reserved.call(), ModelOutcome.BUDGET_USED, "", 0));
    }

    /** The route of the model that is to be asked. */
    @LeadsTo("direct:model@*")
    public String endpoint(@Body ModelCall call) {
        return "direct:" + ModelRoutes.routeId(attempt(call).model().name());
    }

    /** Writes down what came of it, and answers with it, or goes on to the next model. */
    ModelCall settle(@Body ModelCall call) {
        ModelAttempt attempt = attempt(call);
        AttemptResult result = Objects.requireNonNull(call.result());
        attempt.end();
        ledger.settle(call.request().tenant(), attempt, result);
        meters.called(attempt, result);
        ModelUse use = use(call, attempt.model(), attempt.call(), result.tokens(), attempt.latencyMs(), false);
        return switch (result.outcome()) {
            case ANSWERED -> call.answered(new ModelText(
                    Objects.requireNonNullElse(result.text(), ""),
                    ModelCache.key(call.request(), attempt.model()),
                    use));
            case ASKED_TOOLS -> call.answered(new ModelToolCalls(result.calls(), use));
            default -> failed(call, attempt, result.outcome());
        };
    }

    private ModelCall failed(ModelCall call, ModelAttempt attempt, ModelOutcome why) {
        String partial = attempt.partial();
        ModelOutcome outcome = why == ModelOutcome.ERROR && !partial.isEmpty() ? ModelOutcome.BROKEN_OFF : why;
        silent(attempt.model(), outcome, attempt.failure());
        ModelFailed failure = failed(call, attempt.model(), attempt.call(), outcome, partial, attempt.latencyMs());
        if (attempt.toolsRefused()) {
            return call.failed(failure).again(attempt.model());
        }
        // Who was given half an answer cannot be given another one from its beginning.
        return partial.isEmpty() ? call.failed(failure) : call.answered(failure);
    }

    /** One line for each call without an answer, with nothing of what was asked or answered. */
    private static void silent(ConfiguredModel model, ModelOutcome why, String how) {
        LOG.warn("The model {} gave no answer ({}). {}", model.name(), how.isEmpty() ? why.wire() : how, why.words());
    }

    /** The answer. */
    ModelAnswer answer(@Body ModelCall call) {
        return Objects.requireNonNull(call.answer());
    }

    private static ModelAttempt attempt(ModelCall call) {
        return Objects.requireNonNull(call.attempt());
    }

    private static int size(ModelRequest request) {
        List<String> texts = Stream.concat(
                        request.messages().stream().map(ChatMessage::toString),
                        request.offer().tools().stream().map(Object::toString))
                .toList();
        return ModelTokens.estimate(texts);
    }

    private static ModelFailed failed(ModelCall call, ModelOutcome why) {
        return new ModelFailed(
                why,
                "",
                new ModelUse(null, "", "", call.request().prompt(), ModelTokens.NONE, BigDecimal.ZERO, 0, false, null));
    }

    private static ModelFailed failed(
            ModelCall call,
            ConfiguredModel model,
            @Nullable UUID row,
            ModelOutcome why,
            String partial,
            long latencyMs) {
        return new ModelFailed(why, partial, use(call, model, row, ModelTokens.NONE, latencyMs, false));
    }

    private static ModelUse use(
            ModelCall call,
            ConfiguredModel model,
            @Nullable UUID row,
            ModelTokens tokens,
            long latencyMs,
            boolean cached) {
        return new ModelUse(
                row,
                model.name(),
                model.settings().model(),
                call.request().prompt(),
                tokens,
                model.cost(tokens),
                latencyMs,
                cached,
                insteadOf(call, model));
    }

    private static @Nullable String insteadOf(ModelCall call, ConfiguredModel model) {
        String first = call.failure() == null ? "" : call.failure().use().model();
        return first.isEmpty() || first.equals(model.name()) ? null : first;
    }
}
