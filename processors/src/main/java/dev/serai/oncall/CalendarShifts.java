package dev.serai.oncall;

import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * The shifts of one event of an iCalendar, by its rule.
 *
 * @param zone whose clocks the rule follows
 * @param written in what the library is to repeat: the zone, or the offset of a first beginning that the clocks skip, since in
 *     the zone it would take the time to which that is moved for the written one
 * @param days whole days that it lasts by these clocks
 * @param rest what it lasts beside them
 * @param moved occurrences that other events of the calendar stand for
 */
record CalendarShifts(
        VEvent event, ZoneId zone, ZoneId written, Instant start, Period days, Duration rest, Set<Instant> moved) {

    /** More in one look is no calendar of people. */
    private static final int MOST = 5_000;

    CalendarShifts {
        moved = Set.copyOf(new HashSet<>(moved));
    }

    /** Those that overlap this time, in order. */
    Stream<Shift> between(Instant from, Instant until) {
        DateIterator occurrences = event.getDateIterator(TimeZone.getTimeZone(written));
        Instant earliest = from.minus(Duration.ofDays(days.getDays() + 1L)).minus(rest);
        if (earliest.isAfter(start)) {
            occurrences.advanceTo(Date.from(earliest));
        }
        return Stream.generate(() -> occurrences.hasNext() ? begin(occurrences.next()) : Instant.MAX)
                .limit(MOST)
                .takeWhile(begin -> begin.isBefore(until))
                .filter(begin -> !moved.contains(begin))
                .map(begin -> new Shift(begin, end(begin), person()))
                .filter(shift -> shift.overlaps(from, until));
    }

    // Of a time that comes twice the library takes the second, RFC 5545 (3.3.5) the first.
    private Instant begin(Date occurrence) {
        return occurrence
                .toInstant()
                .atZone(written)
                .toLocalDateTime()
                .atZone(zone)
                .toInstant();
    }

    private Instant end(Instant begin) {
        ZonedDateTime there = begin.atZone(zone);
        return there.plus(days).plus(rest).toInstant();
    }

    String person() {
        return event.getSummary().getValue().strip();
    }
}
