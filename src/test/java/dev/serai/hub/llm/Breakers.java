package dev.serai.hub.llm;

import dev.langchain4j.model.chat.ChatModel;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.CamelContext;

/** The circuit breakers of models, for tests that want them closed again. */
public final class Breakers {

    private Breakers() {}

    public static CircuitBreaker of(CamelContext camel, String model) {
        return new ModelBreakers(camel).breaker(model).orElseThrow();
    }

    /** Closes it, and forgets that the model refused tools. */
    public static void reset(CamelContext camel, String model) {
        of(camel, model).reset();
        ((ModelClient) camel.getRegistry().lookupByNameAndType("model-" + model, ChatModel.class)).noTools(false);
    }
}
