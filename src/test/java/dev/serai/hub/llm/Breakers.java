package dev.serai.hub.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.CamelContext;

/** The circuit breakers of models, for tests that want them closed again. */
public final class Breakers {

    private Breakers() {}

    public static CircuitBreaker of(CamelContext camel, String model) {
        return new ModelBreakers(camel).breaker(model).orElseThrow();
    }
}
