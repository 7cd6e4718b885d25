package dev.serai.hub.db;

import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row as a query of a route or of a store returned it. A column that the query does not have is an error, and so is a
 * null where there must be a value: each throws an {@link IllegalStateException} that names the column.
 *
 * @param columns by name, with a null where the database has one
 */
public record LoadedRow(Map<String, ? extends @Nullable Object> columns) {

    public String text(String column) {
        return known(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** One of a closed set; any other name is an error that says in which row, by its ids. */
    public <E extends Enum<E> & WireName> E word(String column, Class<E> type) {
        return known(column, wordOrNull(column, type));
    }

    public <E extends Enum<E> & WireName> @Nullable E wordOrNull(String column, Class<E> type) {
        String stored = textOrNull(column);
        try {
            return stored == null ? null : WireName.of(type, stored);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("column '" + column + "' of " + key() + ": " + e.getMessage(), e);
        }
    }

    public int number(String column) {
        return value(column) instanceof Number number ? number.intValue() : wrong(column, "a number");
    }

    public long longNumber(String column) {
        return value(column) instanceof Number number ? number.longValue() : wrong(column, "a number");
    }

    public double decimal(String column) {
        return value(column) instanceof Number number ? number.doubleValue() : wrong(column, "a number");
    }

    public @Nullable Long numberOrNull(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        return value instanceof Number number ? number.longValue() : wrong(column, "a number");
    }

    public boolean flag(String column) {
        return value(column) instanceof Boolean flag ? flag : wrong(column, "true or false");
    }

    public UUID id(String column) {
        return UUID.fromString(text(column));
    }

    public @Nullable UUID idOrNull(String column) {
        String id = textOrNull(column);
        return id == null ? null : UUID.fromString(id);
    }

    public byte[] bytes(String column) {
        return known(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        return value instanceof byte[] bytes ? bytes : wrong(column, "bytes");
    }

    public Instant instant(String column) {
        return known(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        return value instanceof Date date ? date.toInstant() : wrong(column, "a time");
    }

    private String key() {
        String ids = columns.entrySet().stream()
                .filter(column -> EnumColumn.isId(column.getKey()))
                .map(column -> column.getKey() + " " + column.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "a row without an id" : ids;
    }

    private @Nullable Object value(String column) {
        if (!columns.containsKey(column)) {
            throw new IllegalStateException("the row has no column '" + column + "'");
        }
        return columns.get(column);
    }

    private static <T> T known(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column '" + column + "' is null");
        }
        return value;
    }

    private static <T> T wrong(String column, String expected) {
        throw new IllegalStateException("column '" + column + "' is not " + expected);
    }
}
