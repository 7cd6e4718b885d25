package dev.serai.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a stage says of an alert that would page: it speaks against that, or leaves it to the next. */
public sealed interface SignalAnswer {

    /** It waits until then; whatever happens before is seen at once. */
    record Holds(TriageReason reason, Instant until) implements SignalAnswer {}

    /**
     * Nobody is notified.
     *
     * @param because of which alert, change or incident; null where it is the alert's own
     */
    record Suppresses(TriageReason reason, @Nullable String because) implements SignalAnswer {}

    /** The stage does not object. */
    record Agrees(PassReason reason) implements SignalAnswer {}

    static SignalAnswer hold(TriageReason reason, Instant until) {
        return new Holds(reason, until);
    }

    static SignalAnswer suppress(TriageReason reason, @Nullable String because) {
        return new Suppresses(reason, because);
    }

    static SignalAnswer agree(PassReason reason) {
        return new Agrees(reason);
    }
}
