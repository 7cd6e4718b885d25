package dev.serai.hub.console;

import org.jspecify.annotations.Nullable;

/**
 * A sentence of what became of a proposal, with its time.
 *
 * @param at null when nobody knows it
 * @param after what follows the time, with the sign that ends the sentence
 */
public record EndedLine(String before, @Nullable Moment at, String after) {}
