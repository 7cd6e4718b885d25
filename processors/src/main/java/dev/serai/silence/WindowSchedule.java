package dev.serai.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a maintenance window is open: once, or again and again. It begins at a time of day in its zone, whatever the offset is
 * then; where clocks are put forward over that time it begins as much later, where they are put back at the first of the two
 * times. Its length is elapsed time, as RFC 5545 counts hours.
 *
 * @param start of the first occurrence, in the zone
 * @param length a minute to 31 days
 * @param rule a recurrence rule of RFC 5545, days or longer apart; null for a window that is open once
 */
public record WindowSchedule(LocalDateTime start, Duration length, @Nullable String rule, ZoneId zone) {

    static final Duration LONGEST = Duration.ofDays(31);

    /** @throws IllegalArgumentException for a length out of bounds, or a rule that RFC 5545 or these bounds do not allow */
    public WindowSchedule {
        if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a window lasts from one minute to 31 days");
        }
        if (rule != null) {
            RecurrenceRules.check(rule);
        }
    }

    public static WindowSchedule once(Instant from, Instant until) {
        return new WindowSchedule(
                LocalDateTime.ofInstant(from, ZoneId.of("UTC")), Duration.between(from, until), null, ZoneId.of("UTC"));
    }

    /** The occurrence that is open at a moment; of several the one that ends last. */
    public Optional<WindowSpan> at(Instant moment) {
        return spans(moment.minus(length), 1 + (int) length.toDays() + 1).stream()
                .filter(span -> span.contains(moment))
                .max(Comparator.comparing(WindowSpan::until));
    }

    /** The first occurrence that begins later than a moment. */
    public Optional<WindowSpan> next(Instant moment) {
        return spans(moment, 3).stream()
                .filter(span -> span.from().isAfter(moment))
                .findFirst();
    }

    /** Occurrences in order, the first so early that none which begins after a moment is left out. */
    private List<WindowSpan> spans(Instant after, int most) {
        if (rule == null) {
            return List.of(span(start));
        }
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).minusDays(1);
        return RecurrenceRules.starts(rule, start, zone, from, most + 2).stream()
                .map(this::span)
                .toList();
    }

    private WindowSpan span(LocalDateTime begin) {
        Instant from = begin.atZone(zone).toInstant();
        return new WindowSpan(from, from.plus(length));
    }
}
