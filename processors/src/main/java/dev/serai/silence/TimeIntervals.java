package dev.serai.silence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Reads a time as Alertmanager writes it: {@code weekdays: ['monday:friday']}. */
final class TimeIntervals {

    private static final List<String> WEEKDAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int MINUTES_OF_HOUR = 60;
    private static final int DAYS_OF_MONTH = 31;
    private static final int LAST_YEAR = 9_999;

    private TimeIntervals() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static TimeInterval read(JsonNode node) {
        return new TimeInterval(
                times(node.path("times")),
                ranges(node.path("weekdays"), text -> name(WEEKDAYS, text, 0)),
                ranges(node.path("days_of_month"), TimeIntervals::dayOfMonth),
                ranges(node.path("months"), TimeIntervals::month),
                ranges(node.path("years"), text -> number(text, 1, LAST_YEAR)),
                zone(node.path("location").asText("UTC")));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.equals("Local") ? "UTC" : name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("unknown time zone '" + name + "'", e);
        }
    }

    private static List<NumberRange> times(JsonNode nodes) {
        List<NumberRange> ranges = new ArrayList<>();
        nodes.forEach(node -> ranges.add(range(
                minute(node.path("start_time").asText()),
                minute(node.path("end_time").asText()) - 1)));
        return ranges;
    }

    private static int minute(String clock) {
        int colon = clock.indexOf(':');
        return Integer.parseInt(clock.substring(0, colon)) * MINUTES_OF_HOUR
                + Integer.parseInt(clock.substring(colon + 1));
    }

    private static List<NumberRange> ranges(JsonNode nodes, ToIntFunction<String> reader) {
        List<NumberRange> ranges = new ArrayList<>();
        for (JsonNode node : nodes) {
            String text = node.asText().strip().toLowerCase(Locale.ROOT);
            int colon = text.indexOf(':');
            int from = reader.applyAsInt(colon < 0 ? text : text.substring(0, colon));
            ranges.add(range(from, colon < 0 ? from : reader.applyAsInt(text.substring(colon + 1))));
        }
        return ranges;
    }

    /** From a positive day to a negative one is a range too: it depends on the month. */
    private static NumberRange range(int from, int to) {
        if (from > to && !(from > 0 && to < 0)) {
            throw new IllegalArgumentException("a range ends before it begins");
        }
        return new NumberRange(from, to);
    }

    private static int month(String text) {
        return Character.isDigit(text.charAt(0)) ? number(text, 1, MONTHS.size()) : name(MONTHS, text, 1);
    }

    private static int dayOfMonth(String text) {
        int day = number(text, -DAYS_OF_MONTH, DAYS_OF_MONTH);
        if (day == 0) {
            throw new IllegalArgumentException("there is no day 0 of a month");
        }
        return day;
    }

    private static int name(List<String> names, String text, int first) {
        int found = names.indexOf(text);
        if (found < 0) {
            throw new IllegalArgumentException("unknown name '" + text + "', supported values are: " + names);
        }
        return found + first;
    }

    private static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused as one that is out of bounds.
        }
        throw new IllegalArgumentException("'" + text + "' is no number from " + least + " to " + most);
    }
}
