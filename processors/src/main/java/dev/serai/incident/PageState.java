package dev.serai.incident;

import dev.serai.notify.TriageVerdict;
import org.jspecify.annotations.Nullable;

/** Whether people were paged for an incident. Once they were, nothing takes that back. */
public enum PageState {
    /** Triage has not looked yet. */
    UNDECIDED,
    PAGED,
    SUPPRESSED;

    /** Reads the {@link TriageVerdict} that stands; null where there is none yet. */
    public static PageState of(@Nullable String wire) {
        return wire == null ? UNDECIDED : UNDECIDED.after(TriageVerdict.of(wire));
    }

    /** What a further decision makes of it. */
    PageState after(TriageVerdict verdict) {
        return this == PAGED || verdict == TriageVerdict.PAGE ? PAGED : SUPPRESSED;
    }

    /** As stored and as written on the wire: the verdict that stands, lower case; null for none. */
    public @Nullable String wire() {
        return switch (this) {
            case UNDECIDED -> null;
            case PAGED -> TriageVerdict.PAGE.wire();
            case SUPPRESSED -> TriageVerdict.SUPPRESS.wire();
        };
    }
}
