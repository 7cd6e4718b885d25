package dev.serai.hub.conversation;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Runs the statements of this package's stores, each of a file, in the caller's transaction or else by itself. */
@Component
class TenantRows {

    private final NamedParameterJdbcTemplate jdbc;

    TenantRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The parameters that every statement has. */
    static MapSqlParameterSource of(String tenant) {
        return new MapSqlParameterSource("tenant", tenant);
    }

    /** Rows as their columns, for the shapes of the API. */
    List<Map<String, @Nullable Object>> columns(String file, MapSqlParameterSource parameters) {
        return jdbc.queryForList(Sql.text(file), parameters);
    }

    List<LoadedRow> all(String file, MapSqlParameterSource parameters) {
        return columns(file, parameters).stream().map(LoadedRow::new).toList();
    }

    Optional<LoadedRow> first(String file, MapSqlParameterSource parameters) {
        return all(file, parameters).stream().findFirst();
    }

    /** The only column of each row. */
    <T> List<T> values(String file, MapSqlParameterSource parameters, Class<T> type) {
        return jdbc.queryForList(Sql.text(file), parameters, type);
    }

    boolean isTrue(String file, MapSqlParameterSource parameters) {
        return Boolean.TRUE.equals(jdbc.queryForObject(Sql.text(file), parameters, Boolean.class));
    }

    /** The number that the statement returns; 0 where it returns null. */
    int number(String file, MapSqlParameterSource parameters) {
        Integer number = jdbc.queryForObject(Sql.text(file), parameters, Integer.class);
        return number == null ? 0 : number;
    }

    /** Whoever locks the same name waits until the transaction ends. */
    void lock(String name) {
        values("conversation-place-lock", new MapSqlParameterSource("place", name), String.class);
    }

    /** How many rows it changed. */
    int update(String file, MapSqlParameterSource parameters) {
        return jdbc.update(Sql.text(file), parameters);
    }
}
