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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events of the journal that a subscriber is being sent, in the order in which they became visible. While one of them is not
 * taken, what comes behind may be appended, so that the others go on.
 */
final class SubscriberPage {

    private final List<JournalSection> sections;
    private final List<OutgoingEvent> wanted;
    private final Set<UUID> done = new HashSet<>();
    private int counted;

    /**
     * What was read of the journal at once.
     *
     * @param read the ids of all events between, wanted or not
     */
    private record JournalSection(StreamPosition from, StreamPosition end, List<UUID> read) {

        int before(Set<UUID> missing) {
            int index = 0;
            while (index < read.size() && !missing.contains(read.get(index))) {
                index++;
            }
            return index;
        }

        StreamPosition behind(int events) {
            StreamSnapshot until = end.until() == null ? end.seen() : end.until();
            return new StreamPosition(from.seen(), until, read.get(events - 1));
        }

        JournalSection from(StreamPosition reached, int events) {
            return new JournalSection(reached, end, List.copyOf(read.subList(events, read.size())));
        }
    }

    /**
     * @param end where the subscriber is with all of them
     * @param read the ids of all events between, wanted or not
     */
    SubscriberPage(StreamPosition from, StreamPosition end, List<UUID> read, List<OutgoingEvent> wanted) {
        this(List.of(new JournalSection(from, end, List.copyOf(read))), wanted);
    }

    private SubscriberPage(List<JournalSection> sections, List<OutgoingEvent> wanted) {
        this.sections = new ArrayList<>(sections);
        this.wanted = new ArrayList<>(wanted);
    }

    /** One event by itself; nobody moves on by it. */
    static SubscriberPage alone(StreamPosition at, OutgoingEvent event) {
        return new SubscriberPage(at, at, List.of(event.id()), List.of(event));
    }

    /** @param next begins where this one ends; what is done of it stays so */
    synchronized void append(SubscriberPage next) {
        sections.addAll(next.sections);
        wanted.addAll(next.wanted);
        done.addAll(next.done);
        counted += next.done.size();
    }

    /** What is left of it, once the subscriber has moved on to {@link #reached}. Those behind that were taken stay so. */
    synchronized SubscriberPage from(StreamPosition reached) {
        Set<UUID> missing = missing();
        List<JournalSection> rest = sections.stream()
                .dropWhile(section -> section.before(missing) == section.read().size())
                .collect(Collectors.toCollection(ArrayList::new));
        rest.set(0, rest.get(0).from(reached, rest.get(0).before(missing)));
        Set<UUID> ids = new HashSet<>();
        rest.forEach(section -> ids.addAll(section.read()));
        SubscriberPage page = new SubscriberPage(
                rest, wanted.stream().filter(event -> ids.contains(event.id())).toList());
        done.stream().filter(ids::contains).forEach(page.done::add);
        page.counted = page.done.size();
        return page;
    }

    StreamPosition from() {
        return sections.get(0).from();
    }

    StreamPosition end() {
        return sections.get(sections.size() - 1).end();
    }

    /** How many events of the journal it has, wanted or not. */
    int length() {
        return sections.stream().mapToInt(section -> section.read().size()).sum();
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
        Set<UUID> missing = missing();
        StreamPosition reached = null;
        for (JournalSection section : sections) {
            int events = section.before(missing);
            if (events < section.read().size()) {
                return Optional.ofNullable(events == 0 ? reached : section.behind(events));
            }
            reached = section.end();
        }
        return Optional.ofNullable(reached);
    }

    private Set<UUID> missing() {
        Set<UUID> missing = new HashSet<>();
        left().forEach(event -> missing.add(event.id()));
        return missing;
    }
}
