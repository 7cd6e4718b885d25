package dev.serai.hub.conversation;

import dev.serai.hub.settings.LlmSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** The models that a conversation can choose. */
@Component
class ConversationModels {

    private final LlmSettings settings;

    ConversationModels(LlmSettings settings) {
        this.settings = settings;
    }

    /** Their names; none where no model is configured. */
    List<String> names() {
        return settings.configured() ? List.of("default") : List.of();
    }

    /** For people. */
    String describe() {
        return names().isEmpty() ? "No model is configured." : "Configured models: " + String.join(", ", names()) + ".";
    }
}
