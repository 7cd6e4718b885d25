package dev.serai.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the members of one alert object strictly, and records what it had to change. */
public final class AlertFields {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    /** How Go writes "no time". */
    private static final Instant GO_ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,12})?");

    private final JsonNode object;
    private final List<String> notes;

    public AlertFields(JsonNode object) {
        this(object, "the alert", new ArrayList<>());
    }

    private AlertFields(@Nullable JsonNode object, String name, List<String> notes) {
        if (object == null || !object.isObject()) {
            throw new Rejection(name + " is not an object");
        }
        this.object = object;
        this.notes = notes;
    }

    /** The members of the object of this name, which must be there; it shares the notes. */
    public AlertFields within(String name) {
        return new AlertFields(node(name), name, notes);
    }

    /** The object of this name; null where there is none. */
    public @Nullable AlertFields maybe(String name) {
        JsonNode node = node(name);
        return node == null || !node.isObject() ? null : new AlertFields(node, name, notes);
    }

    /** An element of a list in it, whose notes are its own. */
    public static AlertFields of(JsonNode element) {
        return new AlertFields(element);
    }

    /** The list of this name; an empty one where there is none. */
    public JsonNode list(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isArray()) {
            throw new Rejection(name + " is not a list");
        }
        return node == null ? MissingNode.getInstance() : node;
    }

    /** The first of a list of strings, cut to the limit; null where there is none. */
    public @Nullable String firstOf(String name) {
        JsonNode first = list(name).path(0);
        return first.isTextual() ? Text.cut(name, Text.checked(name, first.textValue()), notes) : null;
    }

    /** A string as sent, a number or a truth value as text; null where it is missing, null, blank, or none of these. */
    public @Nullable String text(String name) {
        JsonNode node = node(name);
        if (node == null || !node.isValueNode()) {
            return null;
        }
        String value = Text.checked(name, node.asText());
        return value.isBlank() ? null : value;
    }

    /** The member's texts by name; what is no text, number or truth value is left out, and so are names that no label may have. */
    public Map<String, String> texts(String name) {
        JsonNode node = node(name);
        Map<String, String> values = new LinkedHashMap<>();
        if (node == null || !node.isObject()) {
            return values;
        }
        AlertFields inner = new AlertFields(node, name, notes);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String value = inner.text(entry.getKey());
            if (value != null && values.size() < Limits.LABELS) {
                values.put(key(name, entry.getKey()), value);
            }
        }
        return values;
    }

    /** Whole or broken seconds since 1970, as a number or as text; null where it is missing or zero. */
    public @Nullable Instant seconds(String name) {
        return since1970(name, 0);
    }

    /** Whole milliseconds since 1970 likewise. */
    public @Nullable Instant millis(String name) {
        return since1970(name, -3);
    }

    private @Nullable Instant since1970(String name, int scale) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!SECONDS.matcher(text).matches()) {
            throw new Rejection(name + " is no time since 1970");
        }
        BigDecimal seconds = new BigDecimal(text).scaleByPowerOfTen(scale);
        if (seconds.signum() == 0) {
            return null;
        }
        return within(
                name,
                Instant.ofEpochSecond(
                        seconds.longValue(),
                        seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue()));
    }

    List<String> notes() {
        return notes;
    }

    public void note(String note) {
        notes.add(note);
    }

    void allowOnly(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new Rejection("unknown field " + Text.quoted(name) + ", allowed are: "
                        + String.join(", ", new TreeSet<>(names)));
            }
        });
    }

    /** The member, or null where it is missing or null. */
    @Nullable
    public JsonNode node(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** The string as sent, or null where it is missing, null or blank. */
    @Nullable
    public String whole(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw new Rejection(name + " is not a string");
        }
        String value = Text.checked(name, node.textValue());
        return value.isBlank() ? null : value;
    }

    /** The string, cut to the limit. */
    @Nullable
    public String string(String name) {
        String value = whole(name);
        return value == null ? null : Text.cut(name, value, notes);
    }

    /** The string as sent; it must be there. */
    public String needed(String name) {
        String value = whole(name);
        if (value == null) {
            throw new Rejection(name + " is missing or blank");
        }
        return value;
    }

    /** A whole number above zero; it must be there. */
    public long number(String name) {
        JsonNode node = node(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
            throw new Rejection(name + " is not a whole number above zero");
        }
        return node.longValue();
    }

    /** A whole number from zero; zero where it is missing. */
    public long count(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return 0;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw new Rejection(name + " is not a whole number from zero");
        }
        return node.intValue();
    }

    /** Whether it is {@code true}; missing and null are not. */
    public boolean flag(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isBoolean()) {
            throw new Rejection(name + " is not true or false");
        }
        return node != null && node.booleanValue();
    }

    /** String values by name, in their order; longer values stay whole until {@link #cut}. */
    public Map<String, String> strings(String name) {
        JsonNode node = node(name);
        if (node == null) {
            if (object.has(name)) {
                note(name + " was null: taken as none");
            }
            return Map.of();
        }
        if (!node.isObject()) {
            throw new Rejection(name + " is not an object");
        }
        if (node.size() > Limits.LABELS) {
            throw new Rejection(name + " has " + node.size() + " entries, more than " + Limits.LABELS);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            values.put(key(name, entry.getKey()), value(name, entry));
        }
        return values;
    }

    private static String key(String name, String key) {
        if (key.isBlank() || key.length() > Limits.KEY_CHARACTERS) {
            throw new Rejection(name + " has a name that is blank or longer than " + Limits.KEY_CHARACTERS
                    + " characters: " + Text.quoted(key));
        }
        return Text.checked(() -> name + " has the name " + Text.quoted(key) + ", which", key);
    }

    private static String value(String name, Map.Entry<String, JsonNode> entry) {
        Supplier<String> field = () -> name + "." + Text.quoted(entry.getKey());
        if (!entry.getValue().isTextual()) {
            throw new Rejection(field.get() + " is not a string");
        }
        return Text.checked(field, entry.getValue().textValue());
    }

    Map<String, String> cut(String name, Map<String, String> values) {
        Map<String, String> cut = new LinkedHashMap<>();
        values.forEach((key, value) -> cut.put(
                key,
                value.length() <= Limits.VALUE_CHARACTERS
                        ? value
                        : Text.cut(name + "." + Text.quoted(key), value, notes)));
        return cut;
    }

    /** RFC 3339; null where it is missing or Go's zero. */
    @Nullable
    public Instant instant(String name) {
        String text = whole(name);
        if (text == null) {
            return null;
        }
        Instant at = parsed(name, text);
        if (at.equals(GO_ZERO)) {
            return null;
        }
        return within(name, at);
    }

    private static Instant within(String name, Instant at) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new Rejection(name + " is not between 1970 and 9999");
        }
        return at;
    }

    private static Instant parsed(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Rejection(name + " is not an RFC 3339 date and time: " + Text.quoted(text));
        }
    }
}
