package dev.serai.hub.analysis;

import dev.serai.model.PromptVariant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The wordings of the analysis' prompts, by variant. Each incident has its own, always the same while the variants are. */
record PromptRotation(SortedMap<String, Prompts> variants) {

    /** The variant that is always there. */
    static final String FIRST = "a";

    PromptRotation {
        variants = new TreeMap<>(variants);
    }

    Prompts of(UUID incident) {
        return Objects.requireNonNull(
                variants.get(PromptVariant.of(List.copyOf(variants.keySet()), incident.toString())));
    }
}
