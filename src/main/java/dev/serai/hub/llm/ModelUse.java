package dev.serai.hub.llm;

import dev.serai.model.ModelTokens;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer took.
 *
 * @param call the row of the ledger; null where no model was asked
 * @param model by the name it is configured under; empty where there is none
 * @param title the model's name at its endpoint
 * @param cost in the currency of the prices
 * @param insteadOf the model that was to answer and did not, by its configured name; null where none stands in for another
 */
public record ModelUse(
        @Nullable UUID call,
        String model,
        String title,
        UsedPrompt prompt,
        ModelTokens tokens,
        BigDecimal cost,
        long latencyMs,
        boolean cached,
        @Nullable String insteadOf) {}
