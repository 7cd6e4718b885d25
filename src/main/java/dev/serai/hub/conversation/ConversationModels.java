package dev.serai.hub.conversation;

import dev.serai.hub.llm.ModelRegistry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The models that a conversation can choose. */
@Component
class ConversationModels {

    private final ModelRegistry registry;

    ConversationModels(ModelRegistry registry) {
        this.registry = registry;
    }

    /** Their names; none where no model is configured. */
    Set<String> names() {
        return registry.names();
    }

    /** For people. */
    String describe() {
        return registry.any() ? "Configured models: " + String.join(", ", names()) + "." : "No model is configured.";
    }
}
