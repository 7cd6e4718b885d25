package dev.serai.kamelet.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A receiver of events takes nothing just now; that says nothing about the event. Its message names no address. */
public final class ReceiverAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public ReceiverAway(String message) {
        this(message, null);
    }

    public ReceiverAway(String message, @Nullable Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long it asks to be left alone; null where it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
