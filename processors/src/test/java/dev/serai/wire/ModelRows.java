package dev.serai.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Rows of models, each with a value in every column. */
final class ModelRows {

    private ModelRows() {}

    static Map<String, Map<String, Object>> rows() {
        return Map.of(
                "LanguageModel",
                Map.of(
                        "name",
                        "name “ü”",
                        "model",
                        "model “ü”",
                        "availability",
                        "available",
                        "tools",
                        true,
                        "context_tokens",
                        8192,
                        "price_in",
                        new BigDecimal("0.40"),
                        "price_out",
                        new BigDecimal("1.60"),
                        "chosen_by",
                        List.of("system", "user")),
                "ModelUsage",
                Map.of("items", List.of(item()), "prompts", List.of(prompt())));
    }

    private static Map<String, Object> item() {
        return Map.of(
                "model", "model “ü”",
                "purpose", "analysis",
                "user", "user “ü”",
                "calls", 7L,
                "cached", 2L,
                "failed", 1L,
                "refused", 3L,
                "tokens_in", 321L,
                "tokens_out", 45L,
                "cost", new BigDecimal("0.001092"));
    }

    private static Map<String, Object> prompt() {
        return Map.of(
                "prompt", "analysis",
                "version", "2-1a2b3c4d",
                "variant", "b",
                "answers", 5L,
                "cited", 4L,
                "accepted", 3L,
                "rejected", 1L,
                "approved", 2L,
                "helped", 1L);
    }
}
