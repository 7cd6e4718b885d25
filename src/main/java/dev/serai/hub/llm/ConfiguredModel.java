package dev.serai.hub.llm;

import dev.serai.hub.settings.ModelSettings.Model;
import dev.serai.model.ModelTokens;
import java.math.BigDecimal;

/** A model under the name by which it is chosen. */
record ConfiguredModel(String name, Model settings) {

    BigDecimal cost(ModelTokens tokens) {
        return tokens.cost(settings.priceIn(), settings.priceOut());
    }

    /** Whether a question of this size, and the longest answer, are more than it takes. */
    boolean isTooSmallFor(int tokens) {
        return settings.contextTokens() > 0 && tokens + settings.maxTokens() > settings.contextTokens();
    }
}
