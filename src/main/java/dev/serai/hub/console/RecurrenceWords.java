package dev.serai.hub.console;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recurrence rules of RFC 5545 (3.3.10) in plain words, as far as windows usually have them. */
final class RecurrenceWords {

    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST");
    private static final Map<String, String> UNITS =
            Map.of("DAILY", "day", "WEEKLY", "week", "MONTHLY", "month", "YEARLY", "year");
    private static final Map<String, String> PLACES = Map.of(
            "", "", "1", "the first ", "2", "the second ", "3", "the third ", "4", "the fourth ", "-1", "the last ");
    private static final Pattern DAY = Pattern.compile("(-?\\d?)(MO|TU|WE|TH|FR|SA|SU)");
    private static final String WORKING_DAYS = "MO,TU,WE,TH,FR";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private RecurrenceWords() {}

    /** For instance {@code every week on Saturday}; empty for a rule that says more than there are words for. */
    static Optional<String> of(String rule) {
        Map<String, String> parts = parts(rule);
        String unit = UNITS.get(parts.getOrDefault("FREQ", ""));
        if (unit == null || !KNOWN.containsAll(parts.keySet())) {
            return Optional.empty();
        }
        String interval = parts.getOrDefault("INTERVAL", "1");
        String every = interval.equals("1") ? "every " + unit : "every " + interval + " " + unit + "s";
        try {
            return Optional.of(every + days(parts) + daysOfMonth(parts) + end(parts));
        } catch (IllegalArgumentException | DateTimeParseException noWords) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parts(String rule) {
        Map<String, String> parts = new LinkedHashMap<>();
        Arrays.stream(rule.toUpperCase(Locale.ROOT).split(";"))
                .map(part -> part.split("=", 2))
                .forEach(part -> parts.put(part[0], part[part.length - 1]));
        return parts;
    }

    private static String days(Map<String, String> parts) {
        String days = parts.get("BYDAY");
        if (days == null) {
            return "";
        }
        return days.equals(WORKING_DAYS)
                ? " from Monday to Friday"
                : " on "
                        + OnCallWords.and(Arrays.stream(days.split(","))
                                .map(RecurrenceWords::day)
                                .toList());
    }

    private static String day(String written) {
        Matcher day = DAY.matcher(written);
        if (!day.matches() || !PLACES.containsKey(day.group(1))) {
            throw new IllegalArgumentException("no words for " + written);
        }
        return PLACES.get(day.group(1))
                + Arrays.stream(DayOfWeek.values())
                        .filter(one -> one.name().startsWith(day.group(2)))
                        .findFirst()
                        .orElseThrow()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String daysOfMonth(Map<String, String> parts) {
        String days = parts.get("BYMONTHDAY");
        if (days == null) {
            return "";
        }
        List<String> named = Arrays.stream(days.split(","))
                .map(day -> day.equals("-1") ? "the last day" : "day " + Integer.parseInt(day))
                .toList();
        return " on " + OnCallWords.and(named);
    }

    private static String end(Map<String, String> parts) {
        if (parts.containsKey("COUNT")) {
            return ", " + Moment.count(Integer.parseInt(parts.get("COUNT")), "time");
        }
        String until = parts.get("UNTIL");
        return until == null
                ? ""
                : ", until "
                        + DATE.format(LocalDate.parse(
                                until.substring(0, Math.min(until.length(), 8)), DateTimeFormatter.BASIC_ISO_DATE));
    }
}
