package dev.serai.incident;

import dev.serai.notify.PageVerdict;
import org.jspecify.annotations.Nullable;

/** Whether people were paged for an incident. Once they were, nothing takes that back. */
public enum PageState {
    /** Triage has not looked yet. */
    UNDECIDED,
    PAGED,
    SUPPRESSED;

    /** Reads the {@link PageVerdict} that stands; null where there is none yet. */
    public static PageState of(@Nullable String wire) {
        return wire == null ? UNDECIDED : UNDECIDED.after(PageVerdict.of(wire));
    }

    /** What a further decision makes of it. */
    PageState after(PageVerdict verdict) {
        return this == PAGED || verdict == PageVerdict.PAGE ? PAGED : SUPPRESSED;
    }

    /** As stored and as written on the wire: the verdict that stands, lower case; null for none. */
    public @Nullable String wire() {
        return switch (this) {
            case UNDECIDED -> null;
            case PAGED -> PageVerdict.PAGE.wire();
            case SUPPRESSED -> PageVerdict.SUPPRESS.wire();
        };
    }
}
