package dev.serai.evidence;

import dev.serai.secret.Redaction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts of strangers as facts hold them: without secrets, storable, and no longer than they may be. */
final class FactText {

    /** Characters of a name: of a metric, a label, an object. */
    static final int NAME = 253;
    /** Characters of a sentence or of a line of a log. */
    static final int LINE = 1_024;
    /** Entries of a map: labels, values, waits. */
    static final int ENTRIES = 32;

    private FactText() {}

    /** @throws IllegalArgumentException when there is none */
    static String needed(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing or blank");
        }
        return storable(text, most);
    }

    /** Null for none and for blank. */
    static @Nullable String optional(@Nullable String text, int most) {
        return text == null || text.isBlank() ? null : storable(text, most);
    }

    /** Ordered by name. @throws IllegalArgumentException when there are too many */
    static Map<String, String> entries(String field, @Nullable Map<String, String> given) {
        Map<String, String> kept = new TreeMap<>();
        bounded(field, given).forEach((name, value) -> kept.put(needed(field, name, NAME), storable(value, LINE)));
        return Collections.unmodifiableMap(kept);
    }

    /** @throws IllegalArgumentException when there are too many */
    static <V> Map<String, V> bounded(String field, @Nullable Map<String, V> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.size() > ENTRIES) {
            throw new IllegalArgumentException(field + " has " + given.size() + " entries, more than " + ENTRIES);
        }
        return given;
    }

    /** @throws IllegalArgumentException when there are too many */
    static <T> List<T> list(String field, @Nullable List<T> given, int most) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > most) {
            throw new IllegalArgumentException(field + " has " + given.size() + " entries, more than " + most);
        }
        return List.copyOf(given);
    }

    /** @throws IllegalArgumentException when it is no number or below zero */
    static double amount(String field, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(field + " is no number of at least 0");
        }
        return value;
    }

    private static String storable(@Nullable String text, int most) {
        StringBuilder kept = new StringBuilder();
        (text == null ? "" : text)
                .codePoints()
                .map(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return cut(Redaction.redact(kept.toString()), most);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
