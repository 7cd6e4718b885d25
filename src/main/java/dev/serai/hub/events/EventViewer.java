package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.hub.http.EventStream;
import dev.serai.hub.http.OperationAccess;
import dev.serai.hub.http.ScopedCaller;
import dev.serai.investigation.ToolPermit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One who listens: how far they have read, and what they may be shown. Only the reader's thread uses it. */
final class EventViewer {

    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(15);

    /** While nothing says that something has changed: what ended in another hub without an event, a logout. */
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

    /** As long as a sender of a webhook may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Not all at once when a hub has gone. */
    private static final int RETRY_MILLIS = 1_000;

    /** For whom less waits is sent the next page. */
    static final int ROOM = 128 * 1024;

    /** Whoever comes back then begins anew. */
    private static final int MOST_FAILURES = 3;

    private final ScopedCaller caller;
    private final EventStream stream;
    private final PositionSeal seal;
    private StreamPosition position;
    private Set<EventAudience> audiences = Set.of();
    private boolean caughtUp;
    private Instant sentAt;
    private Instant checkedAt = Instant.MIN;
    private Instant hadRoomAt;
    private Instant failedAt = Instant.MIN;
    private int failures;

    EventViewer(ScopedCaller caller, EventStream stream, PositionSeal seal, StreamPosition position, Instant now) {
        this.caller = caller;
        this.stream = stream;
        this.seal = seal;
        this.position = position;
        this.sentAt = now;
        this.hadRoomAt = now;
    }

    String tenant() {
        return caller.account().tenant();
    }

    UUID account() {
        return caller.account().id();
    }

    StreamPosition position() {
        return position;
    }

    Set<EventAudience> audiences() {
        return audiences;
    }

    boolean isOver() {
        return stream.isOver();
    }

    /** Whether what comes behind the position was found not to be too much. */
    boolean hasCaughtUp() {
        return caughtUp;
    }

    void caughtUp() {
        caughtUp = true;
    }

    /** Before its first event it has an id already, so that whoever is cut off then misses nothing either. */
    void greet() {
        int jitter = ThreadLocalRandom.current().nextInt(RETRY_MILLIS);
        say("retry: " + (RETRY_MILLIS + jitter) + "\nid: " + id());
    }

    /** Ends the stream of who may not have it any more. @param changed whether somebody's rights did just now */
    void check(OperationAccess access, Instant now, boolean changed) {
        if (!changed && now.isBefore(checkedAt.plus(BETWEEN_CHECKS)) && !now.isBefore(checkedAt)) {
            return;
        }
        checkedAt = now;
        Optional<ToolPermit> permit = caller.permitNow().filter(held -> access.allows(EventViewers.OPERATION, held));
        if (permit.isPresent()) {
            audiences = EventAudience.of(permit.get(), access);
        } else {
            stream.end();
        }
    }

    /** Whether nothing more could be sent for too long; the connection is closed then. */
    boolean isStuck(Instant now) {
        if (hasRoom() || now.isBefore(hadRoomAt)) {
            hadRoomAt = now;
        } else if (now.isAfter(hadRoomAt.plus(PATIENCE))) {
            stream.drop();
            return true;
        }
        return false;
    }

    boolean hasRoom() {
        return waiting() < ROOM;
    }

    /** Bytes that were not taken yet. */
    int waiting() {
        return stream.waiting();
    }

    /** @see EventStream#waitingEvents */
    List<byte[]> waitingEvents() {
        return stream.waitingEvents();
    }

    /** Leaves it alone for a while where something of it failed; gives up, and says so, when that goes on. */
    boolean failed(Instant now) {
        failedAt = now;
        checkedAt = Instant.MIN;
        failures++;
        if (failures == MOST_FAILURES) {
            stream.drop();
        }
        return failures == MOST_FAILURES;
    }

    /** Whether it is left alone after a failure. */
    boolean rests(Instant now) {
        return failures > 0 && now.isBefore(failedAt.plus(BETWEEN_CHECKS)) && !now.isBefore(failedAt);
    }

    void succeeded() {
        failures = 0;
    }

    void send(byte[] events, StreamPosition then, Instant now) {
        position = then;
        if (events.length > 0) {
            sentAt = now;
            stream.send(events);
        }
    }

    /** Says now and then that somebody is still there, and how far this is. */
    void beat(Instant now) {
        if (now.isBefore(sentAt.plus(BETWEEN_BEATS)) && !now.isBefore(sentAt)) {
            return;
        }
        sentAt = now;
        say(":\nid: " + id());
    }

    private String id() {
        return seal.text(tenant(), position);
    }

    private void say(String lines) {
        stream.send((lines + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    void drop() {
        stream.drop();
    }

    /** Ends it for who would come back at once and end another one so. */
    void turnAway() {
        say("retry: " + Duration.ofMinutes(1).toMillis());
        end();
    }

    void end() {
        stream.end();
    }
}
