package dev.serai.replay;

import dev.serai.signal.SignalAlert;
import java.time.Instant;
import java.util.Map;

/** Something that becomes known of an alert. */
public sealed interface PlayedEvent {

    /** When it becomes known. */
    Instant at();

    /**
     * An alert fires.
     *
     * @param alert without an end
     * @param name what people call it
     * @param labels as its sender wrote them
     */
    record AlertFired(Instant at, SignalAlert alert, String name, Map<String, String> labels) implements PlayedEvent {

        public AlertFired {
            alert = alert.ended(null);
            labels = Map.copyOf(labels);
        }
    }

    /**
     * It ended.
     *
     * @param alert its id
     * @param endedAt since when it does not fire any more
     */
    record AlertEnded(Instant at, String alert, Instant endedAt) implements PlayedEvent {}
}
