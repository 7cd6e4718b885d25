package dev.serai.hub.events;

import dev.serai.hub.events.SubscriberStore.SkipRequest;
import dev.serai.hub.events.SubscriberStore.Subscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person has had skipped of one subscriber, by whichever hub: each request ends done, or refused with a reason. */
final class EventSkips {

    static final Duration BETWEEN = Duration.ofSeconds(5);

    private static final String NOT_WAITED_FOR =
            "The event was not waited for any more: most likely the subscriber had taken it before it was skipped.";

    private final Subscriber who;
    private final SubscriberStore store;
    private final Clock clock;
    private boolean open;
    private Instant next = Instant.MIN;

    EventSkips(Subscriber who, SubscriberStore store, Clock clock) {
        this.who = who;
        this.store = store;
        this.clock = clock;
    }

    /** Whether a request is known that has not ended. */
    boolean isOpen() {
        return open;
    }

    /** @param found whether the subscriber's row has a request */
    void open(boolean found) {
        open = found;
    }

    /** The request, each five seconds. @param failing whether an event is not taken, so that there may be one */
    Optional<SkipRequest> due(boolean failing) {
        Instant now = clock.instant();
        if (!(failing || open) || now.isBefore(next)) {
            return Optional.empty();
        }
        next = now.plus(BETWEEN);
        Optional<SkipRequest> request = store.skipRequest(who);
        open = request.isPresent();
        return request;
    }

    boolean isGivenUp(SkipRequest request) {
        return store.isDead(who, request.event());
    }

    void done(SkipRequest request) {
        store.endSkip(who, request.event());
        open = false;
    }

    /** Of an event that is not waited for any more. */
    void refuse(SkipRequest request) {
        store.refuseSkip(who, request.event(), NOT_WAITED_FOR);
        open = false;
    }
}
