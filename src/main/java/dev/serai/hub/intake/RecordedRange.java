package dev.serai.hub.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which recorded deliveries are read: the body that {@code direct:recorded-deliveries} takes, beside the header {@code tenant}.
 *
 * @param source null for those of all sources
 * @param from received then or later
 * @param to received before
 * @param after what {@link RecordedPage#next} of the page before says; null for the first
 * @param limit deliveries on a page, 1 to 500; there may be fewer of many bytes
 */
public record RecordedRange(@Nullable String source, Instant from, Instant to, @Nullable UUID after, int limit) {

    private static final int MOST = 500;

    public RecordedRange {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is not between 1 and " + MOST);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the time ends before it begins");
        }
    }

    /** The page behind that one. */
    public RecordedRange behind(UUID delivery) {
        return new RecordedRange(source, from, to, delivery, limit);
    }
}
