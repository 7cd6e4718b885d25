package dev.serai.conversation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a conversation lives. */
public final class ConversationLife {

    /** After so much silence the next message begins another one. */
    public static final Duration SILENCE = Duration.ofHours(1);

    /** So long after its incident it is over, whatever is said; one that began later, so long after its beginning. */
    public static final Duration AFTER_INCIDENT = Duration.ofDays(1);

    /** So long after it was said, what would do something is not done any more: things have changed, and so may minds. */
    public static final Duration HOLDS = Duration.ofMinutes(2);

    private ConversationLife() {}

    /** Whether what was said is too old for anything to be done about it. */
    public static boolean isTooOld(Instant saidAt, Instant now) {
        return saidAt.plus(HOLDS).isBefore(now);
    }

    /**
     * Why it is over; null while it lives.
     *
     * @param lastAt when something was said last, by anybody
     * @param resetAt when a person ended it
     * @param resolvedAt when its incident ended, or it began if that was later; null while the incident is not over
     */
    public static @Nullable ConversationEnd end(
            Instant lastAt, @Nullable Instant resetAt, @Nullable Instant resolvedAt, Instant now) {
        if (resetAt != null) {
            return ConversationEnd.RESET;
        }
        if (resolvedAt != null && !now.isBefore(resolvedAt.plus(AFTER_INCIDENT))) {
            return ConversationEnd.INCIDENT;
        }
        return now.isBefore(lastAt.plus(SILENCE)) ? null : ConversationEnd.SILENCE;
    }

    /** When it ends if nobody says anything more. */
    public static Instant endsAt(Instant lastAt, @Nullable Instant resetAt, @Nullable Instant resolvedAt) {
        if (resetAt != null) {
            return resetAt;
        }
        Instant silent = lastAt.plus(SILENCE);
        Instant after = resolvedAt == null ? silent : resolvedAt.plus(AFTER_INCIDENT);
        return after.isBefore(silent) ? after : silent;
    }
}
