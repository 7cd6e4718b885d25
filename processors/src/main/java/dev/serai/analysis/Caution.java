package dev.serai.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What an analyst says against acting.
 *
 * @param concern what it adds to the risk
 * @param reason why, if it adds anything
 */
public record Caution(Concern concern, @Nullable String reason) {

    public static final Caution NONE = new Caution(Concern.NONE, null);
}
