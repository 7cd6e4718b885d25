package dev.serai.hub.db;

import dev.serai.wire.WireName;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that holds one of a closed set of names. */
public final class EnumColumn {

    private EnumColumn() {}

    /** @throws IllegalStateException for a null and for any other name; it says in which row, by its ids */
    public static <E extends Enum<E> & WireName> E of(ResultSet row, String column, Class<E> type) throws SQLException {
        E value = orNull(row, column, type);
        if (value == null) {
            throw new IllegalStateException("column '" + column + "' of " + key(row) + " is null");
        }
        return value;
    }

    /** @throws IllegalStateException for any other name; it says in which row, by its ids */
    public static <E extends Enum<E> & WireName> @Nullable E orNull(ResultSet row, String column, Class<E> type)
            throws SQLException {
        String stored = row.getString(column);
        try {
            return stored == null ? null : WireName.of(type, stored);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("column '" + column + "' of " + key(row) + ": " + e.getMessage(), e);
        }
    }

    static boolean isId(String column) {
        return column.equals("id") || column.endsWith("_id");
    }

    private static String key(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            if (isId(name)) {
                ids.add(name + " " + row.getString(i));
            }
        }
        return ids.isEmpty() ? "a row without an id" : String.join(", ", ids);
    }
}
