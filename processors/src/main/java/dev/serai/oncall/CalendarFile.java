package dev.serai.oncall;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an iCalendar (RFC 5545); it fetches nothing, and knows the zones that Java knows. */
final class CalendarFile {

    private static final int MOST_EVENTS = 500;
    private static final Pattern PERSON = Pattern.compile(OnCallFile.PERSON);
    private static final Pattern DAY =
            Pattern.compile("(?m)^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;VALUE=DATE)?:([0-9]{8})[ \\t]*$");
    private static final Pattern LOCAL = Pattern.compile(
            "(?m)^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;VALUE=DATE-TIME)?:([0-9]{8}T[0-9]{6})[ \\t]*$");
    private static final Set<Frequency> COARSE =
            EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final ICalendar calendar;

    private CalendarFile(ICalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * @param zone of times that name none, and of whole days
     * @throws IllegalArgumentException for what is no calendar of people's shifts
     */
    static CalendarLayer read(String text, ZoneId zone) {
        ICalendar calendar = Biweekly.parse(zoned(text, zone)).first();
        require(calendar != null && !calendar.getEvents().isEmpty(), "the iCalendar has no event");
        require(calendar.getEvents().size() <= MOST_EVENTS, "the iCalendar has more than " + MOST_EVENTS + " events");
        CalendarFile file = new CalendarFile(calendar);
        List<CalendarShifts> events = new ArrayList<>();
        calendar.getEvents().forEach(event -> events.add(file.shifts(event)));
        return new CalendarLayer(events);
    }

    // The library reads times without a zone, and days, by the clocks of this machine: they are given the rota's.
    private static String zoned(String text, ZoneId zone) {
        String tz = "$1;TZID=/" + zone.getId();
        String unfolded = text.replaceAll("\\r?\\n[ \\t]", "").replace("\r\n", "\n");
        return LOCAL.matcher(DAY.matcher(unfolded).replaceAll(tz + ":$2T000000"))
                .replaceAll(tz + ":$2");
    }

    private CalendarShifts shifts(VEvent event) {
        require(
                event.getSummary() != null
                        && PERSON.matcher(event.getSummary().getValue().strip()).matches(),
                "an event of the iCalendar is not called after an account (SUMMARY)");
        require(event.getDateStart() != null, "an event of the iCalendar has no start");
        boolean coarse = event.getRecurrenceRule() == null
                || COARSE.contains(event.getRecurrenceRule().getValue().getFrequency());
        require(coarse, "an event of the iCalendar repeats more often than daily");
        ZoneId zoned = zone(event.getDateStart());
        Instant start = instant(event.getDateStart());
        EventLength length = length(event, start, zoned);
        require(length.isPositive(), "an event of the iCalendar has no length (DURATION or DTEND)");
        Set<Instant> left = moved(event);
        event.getExceptionDates().forEach(dates -> dates.getValues().forEach(date -> left.add(date.toInstant())));
        return new CalendarShifts(
                event, zoned, written(event.getDateStart(), zoned), start, length.days(), length.rest(), left);
    }

    /** The zone; or the offset before, where its clocks skip the time that is written. */
    private static ZoneId written(DateOrDateTimeProperty date, ZoneId zone) {
        DateTimeComponents said = date.getValue().getRawComponents();
        if (said == null || said.isUtc()) {
            return zone;
        }
        LocalDateTime local = LocalDateTime.of(
                said.getYear(), said.getMonth(), said.getDate(), said.getHour(), said.getMinute(), said.getSecond());
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getOffsetBefore() : zone;
    }

    private record EventLength(Period days, Duration rest) {

        boolean isPositive() {
            return !days.isNegative() && !rest.isNegative() && !(days.isZero() && rest.isZero());
        }
    }

    // A duration in weeks and days is by the clocks, one from an end is exact (RFC 5545, 3.3.6 and 3.8.5.3).
    private static EventLength length(VEvent event, Instant start, ZoneId zone) {
        if (event.getDuration() != null) {
            biweekly.util.Duration said = event.getDuration().getValue();
            Duration rest = Duration.ofHours(number(said.getHours()))
                    .plusMinutes(number(said.getMinutes()))
                    .plusSeconds(number(said.getSeconds()));
            return new EventLength(
                    Period.ofDays((int) number(said.getDays()) + 7 * (int) number(said.getWeeks())), rest);
        }
        boolean midnight = isMidnight(start, zone);
        if (event.getDateEnd() == null) {
            return new EventLength(Period.ofDays(midnight ? 1 : 0), Duration.ZERO);
        }
        Instant end = instant(event.getDateEnd());
        return midnight && isMidnight(end, zone)
                ? new EventLength(
                        Period.ofDays((int) ChronoUnit.DAYS.between(start.atZone(zone), end.atZone(zone))),
                        Duration.ZERO)
                : new EventLength(Period.ZERO, Duration.between(start, end));
    }

    private static boolean isMidnight(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static long number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private Set<Instant> moved(VEvent event) {
        Set<Instant> moved = new HashSet<>();
        if (event.getRecurrenceId() == null && event.getUid() != null) {
            calendar.getEvents().stream()
                    .filter(other ->
                            other.getRecurrenceId() != null && event.getUid().equals(other.getUid()))
                    .forEach(other -> moved.add(instant(other.getRecurrenceId())));
        }
        return moved;
    }

    private static Instant instant(DateOrDateTimeProperty date) {
        return date.getValue().toInstant();
    }

    /** An instant that names no zone is one of UTC. */
    private ZoneId zone(DateOrDateTimeProperty date) {
        TimezoneAssignment assigned = calendar.getTimezoneInfo().getTimezone(date);
        TimeZone found = assigned == null ? null : assigned.getTimeZone();
        try {
            return found == null ? ZoneOffset.UTC : ZoneId.of(found.getID());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the iCalendar has a zone that is none of the IANA's, name one as in Europe/Berlin", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
