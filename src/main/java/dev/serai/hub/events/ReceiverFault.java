package dev.serai.hub.events;

import dev.serai.failure.Causes;
import dev.serai.kamelet.events.ReceiverAway;
import dev.serai.kamelet.events.ReceiverRefused;
import dev.serai.secret.Redaction;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/**
 * Why an event was not taken.
 *
 * @param counts whether the receiver refused this event; otherwise it is away, which says nothing about the event
 * @param retryAfter what the receiver asks for
 * @param text in one line, without secrets
 */
record ReceiverFault(boolean counts, @Nullable Duration retryAfter, String text) {

    private static final int LONGEST = 300;

    /** A transaction that was not committed; what Kafka refuses of an event its Kamelet has told apart before. */
    private static final String KAFKA = "org.apache.kafka.";

    static ReceiverFault of(Throwable thrown) {
        for (Throwable cause : Causes.of(thrown)) {
            if (cause instanceof ReceiverAway away) {
                return new ReceiverFault(false, away.retryAfter(), text(away));
            }
            if (cause instanceof ReceiverRefused refused) {
                return new ReceiverFault(true, null, text(refused));
            }
        }
        return new ReceiverFault(!isAway(thrown), null, text(thrown));
    }

    /** A route of one's own throws what its component does. */
    private static boolean isAway(Throwable thrown) {
        for (Throwable cause : Causes.of(thrown)) {
            if (cause.getClass().getName().startsWith(KAFKA)
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof InterruptedException
                    || cause instanceof RejectedExecutionException
                    || cause instanceof DirectConsumerNotAvailableException) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        String line = message.lines().findFirst().orElse("");
        String named = thrown.getClass().getSimpleName() + (line.isEmpty() ? "" : ": " + line);
        String safe = Redaction.redact(named);
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }
}
