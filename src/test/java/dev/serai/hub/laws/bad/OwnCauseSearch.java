package dev.serai.hub.laws.bad;

import org.jspecify.annotations.Nullable;

/** Follows causes by itself: what the laws refuse. */
public final class OwnCauseSearch {

    private OwnCauseSearch() {}

    public static Throwable root(Throwable thrown) {
        @Nullable Throwable cause = thrown.getCause();
        return cause == null ? thrown : root(cause);
    }
}
