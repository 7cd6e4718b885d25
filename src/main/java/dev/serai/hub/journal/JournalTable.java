package dev.serai.hub.journal;

import dev.serai.event.EventCatalogue;
import dev.serai.hub.db.Sql;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** One table that events are written to, by one statement for many. */
enum JournalTable {
    AUDIT("journal-audit", row -> true),
    TIMELINE("journal-timeline", row -> row.subject().incidentId() != null);

    private final String sql;
    private final Predicate<JournalRow> takes;

    JournalTable(String file, Predicate<JournalRow> takes) {
        this.sql = Sql.text(file);
        this.takes = takes;
    }

    void write(List<JournalRow> rows, NamedParameterJdbcTemplate jdbc) {
        jdbc.batchUpdate(
                sql, rows.stream().filter(takes).map(JournalTable::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(JournalRow row) {
        return new MapSqlParameterSource()
                .addValue("id", row.id())
                .addValue("tenant", row.entry().tenant())
                .addValue("actor", row.entry().actor())
                .addValue("verb", EventCatalogue.of(row.entry().event()).verb())
                .addValue("objectType", row.subject().type())
                .addValue("objectId", row.objectId())
                .addValue("incidentId", row.subject().incidentId(), Types.OTHER)
                .addValue("reason", row.reason(), Types.VARCHAR)
                .addValue("details", row.details(), Types.OTHER)
                .addValue("at", Timestamp.from(row.at()));
    }
}
