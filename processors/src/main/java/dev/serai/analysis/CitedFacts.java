package dev.serai.analysis;

import dev.serai.evidence.FactSet;
import java.util.UUID;

/**
 * Typed facts and the evidence that they are stored as.
 *
 * @param evidence its id
 * @param facts what it says
 */
public record CitedFacts(UUID evidence, FactSet facts) {}
