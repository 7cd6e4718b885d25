package dev.serai.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row as a query or a bean returned it. A column that it does not have is an error, as it is of a loaded row: what has
 * no value says so with a null.
 *
 * @param columns strings, numbers, booleans, UUIDs, instants; JSON columns as their text
 * @param stored whether it is an object of a JSON column, as some version stored it: what is not there is a null
 */
public record WireRow(Map<String, ? extends @Nullable Object> columns, boolean stored) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<List<@Nullable Object>> ELEMENTS = new TypeReference<>() {};

    public WireRow(Map<String, ? extends @Nullable Object> columns) {
        this(columns, false);
    }

    /** @throws IllegalArgumentException when there is no such column */
    @Nullable
    Object value(String column) {
        Object value = columns.get(column);
        if (value == null && !stored && !columns.containsKey(column)) {
            throw new IllegalArgumentException("the row has no column '" + column + "'");
        }
        return value;
    }

    public @Nullable String text(String column) {
        Object value = value(column);
        if (value == null || value instanceof String || value instanceof UUID) {
            return value == null ? null : value.toString();
        }
        throw wrong(column, "text", value);
    }

    @Nullable
    BigDecimal number(String column) {
        Object value = value(column);
        if (value == null || value instanceof Number) {
            return value == null ? null : new BigDecimal(value.toString());
        }
        throw wrong(column, "a number", value);
    }

    @Nullable
    Boolean flag(String column) {
        Object value = value(column);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw wrong(column, "true or false", value);
    }

    public @Nullable Instant instant(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof String text) {
            return OffsetDateTime.parse(text).toInstant();
        }
        throw wrong(column, "a time", value);
    }

    /** Whether the elements of a list stand in a JSON column. */
    boolean isStored(String column) {
        return stored || !(value(column) instanceof List<?>);
    }

    /** The elements of a JSON array column. */
    @Nullable
    List<@Nullable Object> elements(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        return value instanceof List<?> list ? new ArrayList<>(list) : parse(column, value.toString());
    }

    private static List<@Nullable Object> parse(String column, String text) {
        try {
            return JSON.readValue(text, ELEMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("column '" + column + "' is not a JSON array", e);
        }
    }

    private static IllegalArgumentException wrong(String column, String expected, Object value) {
        return new IllegalArgumentException("column '" + column + "' is not " + expected + " but "
                + value.getClass().getSimpleName());
    }
}
