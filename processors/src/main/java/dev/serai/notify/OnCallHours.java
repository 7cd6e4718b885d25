package dev.serai.notify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of the week in a time zone, for instance those in which somebody sits at a desk.
 *
 * @param zone whose clocks count, also when they are put forward or back
 * @param days the days on which they begin
 * @param from first minute of the day, from 0
 * @param until first minute after them, up to 1440; not after {@code from} means on the next day
 */
public record OnCallHours(ZoneId zone, Set<DayOfWeek> days, int from, int until) {

    private static final int DAY_MINUTES = 24 * 60;

    public OnCallHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || from < 0 || from >= DAY_MINUTES || until < 0 || until > DAY_MINUTES) {
            throw new IllegalArgumentException("hours need a day, and times from 00:00 to 24:00");
        }
    }

    public boolean contains(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        int minute = there.getHour() * 60 + there.getMinute();
        DayOfWeek today = there.getDayOfWeek();
        if (from < until) {
            return days.contains(today) && minute >= from && minute < until;
        }
        return days.contains(today) && minute >= from || days.contains(today.minus(1)) && minute < until;
    }
}
