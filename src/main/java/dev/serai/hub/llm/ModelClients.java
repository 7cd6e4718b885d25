package dev.serai.hub.llm;

import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import dev.serai.model.ModelOutcome;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.springframework.stereotype.Component;

/** Asks the model that an attempt is about; the steps of the template {@code model}. */
@Component("modelClients")
class ModelClients {

    private final ModelBreakers breakers;
    private final Map<String, ModelClient> clients;

    ModelClients(ModelRegistry registry, ModelBreakers breakers) {
        this.breakers = breakers;
        this.clients = registry.all().stream().collect(Collectors.toMap(ConfiguredModel::name, ModelClient::new));
    }

    /** @throws RuntimeException where there is no answer, for the circuit breaker to count */
    AttemptResult ask(@Body ModelCall call) {
        ModelAttempt attempt = Objects.requireNonNull(call.attempt());
        attempt.sends();
        return Objects.requireNonNull(clients.get(attempt.model().name())).ask(call.request(), attempt);
    }

    /** Why there is no answer. */
    AttemptResult failed(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof AttemptResult justInTime) {
            return justInTime;
        }
        ModelAttempt attempt = Objects.requireNonNull(
                exchange.getMessage().getBody(ModelCall.class).attempt());
        Throwable thrown = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        // It is dealt with: nothing downstream takes it for the failure of the route.
        exchange.removeProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
        if (thrown != null) {
            FailedAttempt.busy(thrown)
                    .ifPresent(busy -> breakers.rest(attempt.model().name(), busy.rest()));
            return AttemptResult.failed(FailedAttempt.outcome(thrown));
        }
        // The circuit breaker itself: it let nobody through, or its time was up while the model was asked.
        return AttemptResult.failed(attempt.isSent() ? ModelOutcome.TIMEOUT : ModelOutcome.SUSPENDED);
    }
}
