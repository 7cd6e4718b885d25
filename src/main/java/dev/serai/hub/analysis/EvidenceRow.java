package dev.serai.hub.analysis;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row as {@code sql:} answers it, read by type. A missing value that must be there is an error that names the column. */
record EvidenceRow(Map<String, ?> columns) {

    String text(String column) {
        return need(column, textOrNull(column));
    }

    @Nullable
    String textOrNull(String column) {
        Object value = columns.get(column);
        return value == null ? null : value.toString();
    }

    UUID id(String column) {
        return UUID.fromString(text(column));
    }

    @Nullable
    UUID idOrNull(String column) {
        String value = textOrNull(column);
        return value == null ? null : UUID.fromString(value);
    }

    long number(String column) {
        return ((Number) need(column, (@Nullable Object) columns.get(column))).longValue();
    }

    byte[] bytes(String column) {
        return (byte[]) need(column, (@Nullable Object) columns.get(column));
    }

    Instant instant(String column) {
        return ((Timestamp) need(column, (@Nullable Object) columns.get(column))).toInstant();
    }

    private static <T> T need(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "column " + column + " is null");
    }
}
