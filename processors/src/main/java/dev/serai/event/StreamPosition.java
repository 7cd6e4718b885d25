package dev.serai.event;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read what happened: all that one snapshot shows and, on the way to a later one, what it shows more up
 * to an event. Sealed, its text is the id of an event in the stream; nothing before it is missing, and nothing of it comes
 * again. Only where more than 200 transactions are open at once may some come twice.
 *
 * @param seen what was committed then has been read
 * @param until the snapshot that is being read; null between two
 * @param after the last event that was read of it; null with {@code until}
 */
public record StreamPosition(StreamSnapshot seen, @Nullable StreamSnapshot until, @Nullable UUID after) {

    /** The longest text that can be one. */
    private static final int MOST_CHARACTERS = 6_000;

    private static final int PARTS = 3;

    /** @throws IllegalArgumentException when it is no position */
    public StreamPosition {
        if ((until == null) != (after == null) || until != null && until.next() < seen.next()) {
            throw new IllegalArgumentException("the second snapshot is not a later one");
        }
    }

    /** All that a snapshot shows was read. */
    public static StreamPosition at(StreamSnapshot seen) {
        return new StreamPosition(seen, null, null);
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<StreamPosition> find(String text) {
        String[] parts = text.length() > MOST_CHARACTERS ? new String[0] : text.split("_", -1);
        if (parts.length == 1) {
            return StreamSnapshot.find(parts[0]).map(StreamPosition::at);
        }
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            UUID after = UUID.fromString(parts[2]);
            return StreamSnapshot.find(parts[0]).flatMap(seen -> StreamSnapshot.find(parts[1])
                    .map(until -> new StreamPosition(seen, until, after)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the database has not come so far yet: it was put back since, or is another one. */
    public boolean isAhead(StreamSnapshot now) {
        return seen.next() > now.next() || until != null && until.next() > now.next();
    }

    /** Digits, full stops, and in the midst of a snapshot underscores and a UUID. */
    public String text() {
        return until == null || until.isCrowded() ? seen.text() : seen.text() + '_' + until.text() + '_' + after;
    }
}
