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
        return Map.ofEntries(
                Map.entry("model", "model “ü”"),
                Map.entry("purpose", "analysis"),
                Map.entry("user", "user “ü”"),
                Map.entry("calls", 7L),
                Map.entry("cached", 2L),
                Map.entry("failed", 1L),
                Map.entry("refused", 3L),
                Map.entry("tokens_in", 321L),
                Map.entry("tokens_out", 45L),
                Map.entry("cost", new BigDecimal("0.001092")),
                Map.entry("tokens_reserved", 1200L));
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
