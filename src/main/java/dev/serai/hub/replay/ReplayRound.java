package dev.serai.hub.replay;

import dev.serai.hub.intake.RecordedPage;
import dev.serai.hub.intake.RecordedRange;
import dev.serai.hub.replay.ReplayStore.RequestedReplay;
import dev.serai.replay.RecordedStream;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a replay that is under way has read so far. */
final class ReplayRound {

    /** The exchange property that holds it. */
    static final String PROPERTY = "replayRound";

    /** Of one replay; what was delivered after them is not played. */
    static final int MOST_DELIVERIES = 100_000;

    private static final int PAGE = 500;

    private final @Nullable RequestedReplay requested;
    private final RecordedStream stream = new RecordedStream();
    private @Nullable UUID last;
    private int deliveries;
    private int unreadable;
    private boolean read;

    /** @param requested null where there is nothing to do any more */
    ReplayRound(@Nullable RequestedReplay requested) {
        this.requested = requested;
        this.read = requested == null;
    }

    /** Whether there may be more to read. */
    boolean isOpen() {
        return !read && deliveries < MOST_DELIVERIES;
    }

    @Nullable
    RequestedReplay requested() {
        return requested;
    }

    /** The page that is read next. */
    RecordedRange next(RequestedReplay of) {
        return new RecordedRange(
                null, of.requestedAt().minus(Duration.ofDays(of.days())), of.requestedAt(), last, PAGE);
    }

    void add(RecordedPage page) {
        page.deliveries().forEach(one -> stream.add(one.receivedAt(), one.alerts()));
        deliveries += page.deliveries().size() + page.unreadable();
        unreadable += page.unreadable();
        read = page.next() == null;
        last = page.next();
    }

    RecordedStream stream() {
        return stream;
    }

    int deliveries() {
        return deliveries;
    }

    int unreadable() {
        return unreadable;
    }

    boolean isComplete() {
        return read;
    }
}
