package dev.serai.hub.db;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Rows as one array a column, for {@code unnest}: any number of rows is one statement and one round trip. */
public final class UnnestParameters<T> {

    private final List<T> rows;
    private final MapSqlParameterSource parameters = new MapSqlParameterSource();

    private UnnestParameters(List<T> rows) {
        this.rows = rows;
    }

    public static <T> UnnestParameters<T> of(List<T> rows) {
        return new UnnestParameters<>(rows);
    }

    /** A column of strings; ids are written as strings as well. */
    public UnnestParameters<T> text(String name, Function<T, ? extends @Nullable Object> value) {
        String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object cell = value.apply(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        parameters.addValue(name, column);
        return this;
    }

    public UnnestParameters<T> number(String name, Function<T, Number> value) {
        parameters.addValue(
                name, rows.stream().map(row -> value.apply(row).longValue()).toArray(Long[]::new));
        return this;
    }

    public UnnestParameters<T> flag(String name, Function<T, Boolean> value) {
        parameters.addValue(name, rows.stream().map(value).toArray(Boolean[]::new));
        return this;
    }

    /** One value for all rows. */
    public UnnestParameters<T> all(String name, Instant value) {
        parameters.addValue(name, Timestamp.from(value));
        return this;
    }

    public MapSqlParameterSource parameters() {
        return parameters;
    }
}
