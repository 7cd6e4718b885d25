package dev.serai.hub.events;

import dev.serai.event.EventRetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How often the events that a subscriber is being sent were not taken, and which of them are given up. */
final class EventAttempts {

    private final int mostRefusals;
    private final Duration passedOver;
    private final Map<UUID, Attempts> byEvent = new HashMap<>();

    /** Of one event. */
    private static final class Attempts {
        private int tried;
        private int refused;

        /** When another was last taken in its stead. */
        private @Nullable Instant othersAt;

        private Duration passedOver = Duration.ZERO;

        boolean isPassedOver(Instant now, Duration longest) {
            passedOver = passedOver.plus(EventRetry.passedOver(othersAt, now, longest));
            othersAt = now;
            return passedOver.compareTo(longest) >= 0;
        }
    }

    /**
     * @param mostRefusals how often an event is refused before it is given up
     * @param passedOver for how long others are taken before one is given up for which the receiver is always away
     */
    EventAttempts(int mostRefusals, Duration passedOver) {
        this.mostRefusals = mostRefusals;
        this.passedOver = passedOver;
    }

    /**
     * Counts that an event was not taken; says whether it is given up.
     *
     * @param refused whether it was refused; otherwise the receiver says that it is away
     * @param others whether others were taken meanwhile, so that the receiver is not away for all
     */
    boolean isLast(UUID event, boolean refused, boolean others, Instant now) {
        Attempts attempts = byEvent.computeIfAbsent(event, id -> new Attempts());
        attempts.tried++;
        if (refused) {
            attempts.refused++;
            return EventRetry.isDead(attempts.refused, mostRefusals);
        }
        return others && attempts.isPassedOver(now, passedOver);
    }

    int tried(UUID event) {
        return byEvent.containsKey(event) ? byEvent.get(event).tried : 0;
    }

    int refused(UUID event) {
        return byEvent.containsKey(event) ? byEvent.get(event).refused : 0;
    }

    /** Whether any was refused that is still to be sent. */
    boolean anyRefused() {
        return byEvent.values().stream().anyMatch(attempts -> attempts.refused > 0);
    }

    /** Those that were taken are counted no more. */
    void keep(Collection<UUID> left) {
        byEvent.keySet().retainAll(new HashSet<>(left));
    }

    void forget(UUID event) {
        byEvent.remove(event);
    }

    void clear() {
        byEvent.clear();
    }
}
