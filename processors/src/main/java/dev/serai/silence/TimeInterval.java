package dev.serai.silence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A recurring time as Alertmanager's {@code time_intervals} write it; an empty list allows all.
 *
 * @param minutes of the day, the last one excluded by the file and so one less here
 * @param weekdays 0 (Sunday) to 6
 * @param daysOfMonth 1 to 31, or -1 (the last day) to -31
 * @param months 1 to 12
 */
public record TimeInterval(
        List<NumberRange> minutes,
        List<NumberRange> weekdays,
        List<NumberRange> daysOfMonth,
        List<NumberRange> months,
        List<NumberRange> years,
        ZoneId zone) {

    private static final int DAYS_OF_WEEK = 7;
    private static final int MINUTES_OF_HOUR = 60;

    public TimeInterval {
        minutes = List.copyOf(minutes);
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    public boolean contains(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        return any(minutes, at.getHour() * MINUTES_OF_HOUR + at.getMinute())
                && anyDay(at)
                && any(months, at.getMonthValue())
                && any(weekdays, at.getDayOfWeek().getValue() % DAYS_OF_WEEK)
                && any(years, at.getYear());
    }

    private static boolean any(List<NumberRange> allowed, int value) {
        return allowed.isEmpty() || allowed.stream().anyMatch(range -> range.contains(value));
    }

    /** A negative day counts from the month's end; what lies outside the month is cut to it. */
    private boolean anyDay(ZonedDateTime at) {
        int last = at.toLocalDate().lengthOfMonth();
        return daysOfMonth.isEmpty()
                || daysOfMonth.stream().anyMatch(range -> {
                    int from = range.from() < 0 ? last + range.from() + 1 : range.from();
                    int to = range.to() < 0 ? last + range.to() + 1 : range.to();
                    return from <= last
                            && at.getDayOfMonth() >= Math.max(from, 1)
                            && at.getDayOfMonth() <= Math.min(to, last);
                });
    }
}
