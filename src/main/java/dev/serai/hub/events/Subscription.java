package dev.serai.hub.events;

import dev.serai.event.EventRetry;
import dev.serai.event.EventTypeFilter;
import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.events.SubscriberStore.SkipRequest;
import dev.serai.hub.events.SubscriberStore.Subscriber;
import dev.serai.hub.events.SubscriberStore.SubscriberProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one subscriber what was committed, in rounds: a page of the journal is sent, and then the position is moved on, so that
 * a hub that is killed between the two sends it again, and none is left out. Only one thread uses it.
 */
final class Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final int PAGE = 200;
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** So many events of the journal are read behind one that is not taken. A hub that follows a killed one sends them again. */
    private static final int READ_AHEAD = 1_000;

    /** So far is read for an event that a person has skipped: another hub may have met it further behind. */
    private static final int SKIP_AHEAD = 2 * READ_AHEAD;

    /** For what a person has sent again, by whichever hub. */
    private static final Duration BETWEEN_DEAD = Duration.ofSeconds(5);

    private final Subscriber who;
    private final EventTypeFilter types;
    private final EventAttempts attempts;
    private final EventStore journal;
    private final SubscriberStore store;
    private final EventMeters meters;
    private final Clock clock;
    private final EventSender sender;
    private final EventSkips skips;

    private @Nullable StreamPosition position;
    private @Nullable SubscriberPage page;
    private int failures;
    private Instant nextAttempt = Instant.MIN;
    private boolean dead;
    private Instant deadAt = Instant.MIN;

    /**
     * @param attempts says when an event is given up
     * @param sender sends what is left of a page, as far as it gets
     */
    Subscription(
            Subscriber who,
            EventTypeFilter types,
            EventAttempts attempts,
            SubscriptionParts parts,
            EventSender sender) {
        this.who = who;
        this.types = types;
        this.attempts = attempts;
        this.journal = parts.journal();
        this.store = parts.store();
        this.meters = parts.meters();
        this.clock = parts.clock();
        this.sender = sender;
        this.skips = new EventSkips(who, store, clock);
    }

    /** What each takes from the application. */
    record SubscriptionParts(EventStore journal, SubscriberStore store, EventMeters meters, Clock clock) {}

    /** Sends events of a page. */
    interface EventSender {

        /**
         * Notes in the page what was taken; what there was no time for is left for the next round.
         *
         * @param one to send each by itself, to find the one that is refused
         * @return those that were not taken, and why, in the journal's order
         */
        List<Untaken> send(SubscriberPage page, boolean one);
    }

    /** An event that was not taken. */
    record Untaken(OutgoingEvent event, ReceiverFault fault) {}

    /** Does what can be done now; returns how long to wait before the next time. */
    Duration round() {
        try {
            return next();
        } catch (RuntimeException e) {
            // Another hub may have it by now, or the database is away: from the beginning.
            position = null;
            page = null;
            throw e;
        }
    }

    private Duration next() {
        StreamPosition from = position == null ? open() : position;
        if (page == null) {
            page = read(from);
        }
        skips.due(failures > 0).ifPresent(this::skip);
        Duration rest = Duration.between(clock.instant(), nextAttempt);
        if (rest.compareTo(Duration.ZERO) > 0) {
            return rest.compareTo(EventSkips.BETWEEN) < 0 ? rest : EventSkips.BETWEEN;
        }
        sendDeadAgain();
        return page == null ? idle() : send(page);
    }

    private Duration idle() {
        return skips.isOpen() ? EventSkips.BETWEEN : dead ? BETWEEN_DEAD : IDLE;
    }

    private Duration send(SubscriberPage current) {
        int before = current.taken();
        List<Untaken> untaken = current.isEmpty() ? List.of() : sender.send(current, attempts.anyRefused());
        boolean others = current.taken() > before;
        if (others) {
            failures = 0;
        }
        if (!untaken.isEmpty()) {
            attempts.keep(current.left().stream().map(OutgoingEvent::id).toList());
            return untaken(current, untaken, others);
        }
        return current.left().isEmpty() ? taken(current) : goOn(current);
    }

    /** A hub that was killed may have given up some without having moved on. */
    private SubscriberPage withoutDead(SubscriberPage read) {
        List<OutgoingEvent> left = read.left();
        if (dead && !left.isEmpty()) {
            Set<UUID> known =
                    store.knownDead(who, left.stream().map(OutgoingEvent::id).toList());
            read.done(left.stream().filter(event -> known.contains(event.id())).toList());
        }
        return read;
    }

    private void skip(SkipRequest request) {
        Optional<OutgoingEvent> waiting = waiting(request.event());
        if (waiting.isPresent()) {
            giveUp(Objects.requireNonNull(page), waiting.get(), request.error(), request.attempts());
            nextAttempt = Instant.MIN;
        }
        if (waiting.isPresent() || skips.isGivenUp(request)) {
            skips.done(request);
        } else if (page == null || page.length() < SKIP_AHEAD) {
            skips.refuse(request);
        }
    }

    /** An event that is still to be sent; empty for what is not, and for what is further behind. */
    private Optional<OutgoingEvent> waiting(UUID event) {
        while (page != null) {
            Optional<OutgoingEvent> found =
                    page.left().stream().filter(one -> one.id().equals(event)).findFirst();
            if (found.isPresent() || !readAhead(SKIP_AHEAD)) {
                return found;
            }
        }
        return Optional.empty();
    }

    private StreamPosition open() {
        StreamSnapshot now = journal.snapshot(who.tenant());
        SubscriberProgress progress = store.open(who, StreamPosition.at(now));
        failures = progress.failures();
        nextAttempt = Objects.requireNonNullElse(progress.nextAttemptAt(), Instant.MIN);
        dead = progress.dead();
        skips.open(progress.skip());
        StreamPosition known = progress.position();
        if (known == null || known.isAhead(now)) {
            throw new IllegalStateException("the position of subscriber " + who.name()
                    + " is none of this database: delete its row of event_subscriber to begin anew");
        }
        position = known;
        return known;
    }

    /** The next events, wanted or not; null when there are none. */
    private @Nullable SubscriberPage read(StreamPosition from) {
        StreamSnapshot now = journal.snapshot(who.tenant());
        if (from.equals(StreamPosition.at(now))) {
            return null;
        }
        StreamSnapshot until = Objects.requireNonNullElse(from.until(), now);
        List<RecordedEvent> read = journal.read(who.tenant(), from, until, PAGE);
        boolean more = read.size() == PAGE;
        StreamPosition end =
                more ? new StreamPosition(from.seen(), until, read.get(PAGE - 1).id()) : StreamPosition.at(until);
        if (read.isEmpty() && from.until() == null) {
            // Its row need not know: behind both positions there is the same.
            return null;
        }
        List<UUID> ids = read.stream().map(RecordedEvent::id).toList();
        List<OutgoingEvent> wanted = read.stream()
                .filter(event -> types.takes(event.verb()))
                .map(event -> OutgoingEvent.of(who.tenant(), event))
                .toList();
        return withoutDead(new SubscriberPage(from, end, ids, wanted));
    }

    private Duration taken(SubscriberPage sent) {
        advance(sent, sent.end());
        meters.delivered(who.name(), sent.taken(), sent.lastTaken(), clock.instant());
        position = sent.end();
        page = null;
        failures = 0;
        attempts.clear();
        return Duration.ZERO;
    }

    private void advance(SubscriberPage sent, StreamPosition then) {
        boolean skip = store.advance(who, sent.from(), then, sent.taken(), sent.lastTaken());
        skips.open(skip);
    }

    private Duration goOn(SubscriberPage sent) {
        keepReached(sent);
        return Duration.ZERO;
    }

    private Duration untaken(SubscriberPage sent, List<Untaken> untaken, boolean others) {
        List<Untaken> left =
                untaken.stream().filter(one -> !isGivenUp(sent, one, others)).toList();
        if (left.isEmpty()) {
            return Duration.ZERO;
        }
        failures++;
        Duration pause =
                left.stream().map(this::pause).max(Comparator.naturalOrder()).orElseThrow();
        nextAttempt = clock.instant().plus(pause);
        keepReached(sent);
        readAhead(READ_AHEAD);
        Untaken first = left.get(0);
        store.failed(who, failures, nextAttempt, first);
        meters.failed(who.name(), 1);
        if (attempts.tried(first.event().id()) == 1) {
            LOG.warn(
                    "Events for {} are not taken, and are sent again: {}",
                    who.name(),
                    first.fault().text());
        }
        return pause.compareTo(EventSkips.BETWEEN) < 0 ? pause : EventSkips.BETWEEN;
    }

    /** Appends what is behind the page; whether there is anything, and the page was shorter. */
    private boolean readAhead(int most) {
        SubscriberPage current = page;
        SubscriberPage next = current == null || current.length() >= most ? null : read(current.end());
        if (current == null || next == null) {
            return false;
        }
        current.append(next);
        return true;
    }

    private Duration pause(Untaken untaken) {
        return untaken.fault().counts()
                ? EventRetry.afterRefusal(attempts.refused(untaken.event().id()))
                : EventRetry.whileAway(failures, untaken.fault().retryAfter());
    }

    private boolean isGivenUp(SubscriberPage sent, Untaken untaken, boolean others) {
        UUID event = untaken.event().id();
        boolean last = attempts.isLast(event, untaken.fault().counts(), others, clock.instant());
        if (last) {
            giveUp(sent, untaken.event(), untaken.fault().text(), attempts.tried(event));
        }
        return last;
    }

    private void giveUp(SubscriberPage sent, OutgoingEvent event, String error, int tried) {
        store.keepDead(who, event, error, tried);
        sent.done(List.of(event));
        LOG.warn("Event {} is given up for {} after {} attempts: {}", event.id(), who.name(), tried, error);
        meters.dead(who.name(), 1);
        attempts.forget(event.id());
        dead = true;
    }

    /** What was taken before the first that was not need not be sent again by the next hub. */
    private void keepReached(SubscriberPage sent) {
        sent.reached().filter(reached -> !reached.equals(sent.from())).ifPresent(reached -> {
            advance(sent, reached);
            page = sent.from(reached);
            position = reached;
        });
    }

    private void sendDeadAgain() {
        Instant now = clock.instant();
        if (!dead || now.isBefore(deadAt.plus(BETWEEN_DEAD))) {
            return;
        }
        deadAt = now;
        for (OutgoingEvent event : store.dueAgain(who)) {
            SubscriberPage alone = SubscriberPage.alone(Objects.requireNonNull(position), event);
            List<Untaken> untaken = sender.send(alone, true);
            if (untaken.isEmpty()) {
                store.deleteDead(who, event.id());
            } else if (untaken.get(0).fault().counts()) {
                store.keepDead(who, event, untaken.get(0).fault().text(), 1);
            } else {
                // It is away: the rest is due later too.
                return;
            }
        }
    }
}
