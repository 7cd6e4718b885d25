package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of the journal that a subscriber is being sent, in the order in which they became visible. */
final class SubscriberPage {

    private final StreamPosition from;
    private final StreamPosition end;
    private final List<UUID> read;
    private final List<OutgoingEvent> wanted;
    private final Set<UUID> done = new HashSet<>();
    private int counted;

    /**
     * @param end where the subscriber is with all of them
     * @param read the ids of all events between, wanted or not
     */
    SubscriberPage(StreamPosition from, StreamPosition end, List<UUID> read, List<OutgoingEvent> wanted) {
        this.from = from;
        this.end = end;
        this.read = List.copyOf(read);
        this.wanted = List.copyOf(wanted);
    }

    /** One event by itself; nobody moves on by it. */
    static SubscriberPage alone(StreamPosition at, OutgoingEvent event) {
        return new SubscriberPage(at, at, List.of(event.id()), List.of(event));
    }

    /** What is left of it, once the subscriber has moved on to {@code reached}. Those behind that were taken stay so. */
    synchronized SubscriberPage from(StreamPosition reached) {
        SubscriberPage rest = new SubscriberPage(reached, end, behind(reached), wanted);
        rest.done.addAll(done);
        rest.counted = done.size();
        return rest;
    }

    private List<UUID> behind(StreamPosition reached) {
        return read.subList(read.indexOf(reached.after()) + 1, read.size());
    }

    StreamPosition from() {
        return from;
    }

    StreamPosition end() {
        return end;
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    synchronized void done(Collection<OutgoingEvent> taken) {
        taken.forEach(event -> done.add(event.id()));
    }

    /** How many were taken that nobody has counted yet. */
    synchronized int taken() {
        return done.size() - counted;
    }

    /** What is still to be sent; those of one key stand together, and each list must be sent in its order. */
    synchronized List<List<OutgoingEvent>> lanes() {
        Map<String, List<OutgoingEvent>> lanes = new LinkedHashMap<>();
        for (OutgoingEvent event : wanted) {
            if (!done.contains(event.id())) {
                lanes.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
            }
        }
        return List.copyOf(lanes.values());
    }

    /** All that is still to be sent, in its order. */
    synchronized List<OutgoingEvent> left() {
        return wanted.stream().filter(event -> !done.contains(event.id())).toList();
    }

    synchronized @Nullable Instant lastTaken() {
        return wanted.stream()
                .filter(event -> done.contains(event.id()))
                .map(OutgoingEvent::at)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Where the subscriber is with what it has taken before the first that it has not; empty where that is the very first. */
    synchronized Optional<StreamPosition> reached() {
        Set<UUID> missing = new HashSet<>();
        left().forEach(event -> missing.add(event.id()));
        UUID last = null;
        for (UUID id : read) {
            if (missing.contains(id)) {
                break;
            }
            last = id;
        }
        if (last == null) {
            return Optional.empty();
        }
        return Optional.of(missing.isEmpty() ? end : new StreamPosition(from.seen(), until(), last));
    }

    private StreamSnapshot until() {
        return end.until() == null ? end.seen() : end.until();
    }
}
