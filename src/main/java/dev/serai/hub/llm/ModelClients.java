package dev.serai.hub.llm;

import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.model.ModelOutcome;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the template {@code model} takes from a call and makes of a failure. */
@Component("modelClients")
class ModelClients {

    private final ModelBreakers breakers;

    ModelClients(ModelBreakers breakers) {
        this.breakers = breakers;
    }

    /** What the component sends. */
    SentMessages messages(@Body ModelCall call) {
        return new SentMessages(call.request(), Objects.requireNonNull(call.attempt()));
    }

    /** Why there is no answer; the answer itself where it came just in time. */
    @Nullable
    Object failed(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof SentMessages messages)) {
            return body;
        }
        ModelAttempt attempt = messages.attempt();
        Throwable thrown = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        // It is dealt with: nothing downstream takes it for the failure of the route.
        exchange.removeProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
        if (thrown != null) {
            FailedAttempt.busy(thrown)
                    .ifPresent(busy -> breakers.rest(attempt.model().name(), busy.rest()));
            attempt.failed(FailedAttempt.kind(thrown));
            return AttemptResult.failed(FailedAttempt.outcome(thrown));
        }
        // The circuit breaker itself: it let nobody through, or its time was up while the model was asked.
        return AttemptResult.failed(attempt.isSent() ? ModelOutcome.TIMEOUT : ModelOutcome.SUSPENDED);
    }
}
