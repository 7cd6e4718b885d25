package dev.serai.silence;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Recurrence rules of RFC 5545 (3.3.10), over local times: java.time says which instants these are. */
final class RecurrenceRules {

    private static final int MAX_CHARS = 500;
    private static final Set<Freq> SLOW = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    private RecurrenceRules() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static void check(String text) {
        RecurrenceRule rule = parsed(text);
        if (!SLOW.contains(rule.getFreq()) || hasTime(rule)) {
            throw new IllegalArgumentException(
                    "a window recurs DAILY, WEEKLY, MONTHLY or YEARLY, at the time of day at which it begins");
        }
    }

    /** The library's parts may only be named once its rule is there: their initialisers need each other. */
    private static boolean hasTime(RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    /** So many times of a rule, in order, from a moment on. */
    static List<LocalDateTime> starts(String text, LocalDateTime start, ZoneId zone, LocalDateTime from, int most) {
        RecurrenceRule rule = parsed(text);
        if (rule.getUntil() != null && !rule.getUntil().isFloating()) {
            rule.setUntil(local(rule.getUntil(), zone));
        }
        List<LocalDateTime> starts = new ArrayList<>();
        try {
            RecurrenceRuleIterator each = rule.iterator(floating(start.truncatedTo(ChronoUnit.SECONDS)));
            if (from.isAfter(start)) {
                each.fastForward(floating(from));
            }
            while (starts.size() < most && each.hasNext()) {
                starts.add(java(each.nextDateTime()));
            }
        } catch (IllegalArgumentException e) {
            // A rule such as 30 February: the library gives up after a thousand empty periods.
            return List.copyOf(starts);
        }
        return List.copyOf(starts);
    }

    private static RecurrenceRule parsed(String text) {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("a recurrence rule has at most 500 characters");
        }
        try {
            return new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no recurrence rule of RFC 5545: " + e.getMessage(), e);
        }
    }

    /** A date means the whole of that day. */
    private static DateTime local(DateTime until, ZoneId zone) {
        return floating(LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(until.getTimestamp()), zone));
    }

    private static DateTime floating(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static LocalDateTime java(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }
}
