package dev.serai.replay;

import dev.serai.evidence.Dependency;
import dev.serai.signal.OwnedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What happened to alerts, in the order in which it became known.
 *
 * @param events of one time in the order in which they are given
 * @param owned incidents that somebody works on, from the beginning to the end
 * @param dependencies who needs whom
 */
public record ReplayStream(List<PlayedEvent> events, List<OwnedIncident> owned, List<Dependency> dependencies) {

    /** How long what waits or was suppressed is decided again after the last event. */
    public static final Duration AFTER = Duration.ofHours(1);

    public ReplayStream {
        events = events.stream().sorted(Comparator.comparing(PlayedEvent::at)).toList();
        owned = List.copyOf(owned);
        dependencies = List.copyOf(dependencies);
    }

    public static ReplayStream of(List<PlayedEvent> events) {
        return new ReplayStream(events, List.of(), List.of());
    }

    /** When nothing is decided any more. */
    Instant end() {
        return events.isEmpty()
                ? Instant.EPOCH
                : events.get(events.size() - 1).at().plus(AFTER);
    }
}
