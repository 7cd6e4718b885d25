package dev.serai.hub.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The circuit breakers of the models' routes: one for each model, as the template {@code model} has it. */
@Component
class ModelBreakers {

    private final CamelContext camel;

    ModelBreakers(CamelContext camel) {
        this.camel = camel;
    }

    /** Whether a model may be asked now. */
    enum Availability {
        /** It may. */
        AVAILABLE,
        /** It failed too often, or asked to be left alone; others are asked instead. */
        RESTING,
        /** The next call tells whether it is back. */
        TRYING
    }

    Availability of(String model) {
        return breaker(model)
                .map(CircuitBreaker::getState)
                .map(ModelBreakers::availability)
                .orElse(Availability.AVAILABLE);
    }

    private static Availability availability(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> Availability.RESTING;
            case HALF_OPEN -> Availability.TRYING;
            default -> Availability.AVAILABLE;
        };
    }

    /** Leaves a model alone for as long as its endpoint asks for; null leaves that to the breaker's own count. */
    void rest(String model, @Nullable Duration wait) {
        if (wait != null && !wait.isZero()) {
            breaker(model).ifPresent(breaker -> breaker.transitionToOpenStateFor(wait));
        }
    }

    Optional<CircuitBreaker> breaker(String model) {
        Route route = camel.getRoute(ModelRoutes.routeId(model));
        // Steps of a template have ids that Camel makes: the one that is a breaker is looked for among all.
        return route == null
                ? Optional.empty()
                : route.filter("*").stream()
                        .filter(ResilienceProcessor.class::isInstance)
                        .map(step -> ((ResilienceProcessor) step).getCircuitBreaker())
                        .findFirst();
    }
}
