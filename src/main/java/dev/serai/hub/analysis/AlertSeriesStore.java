package dev.serai.hub.analysis;

import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.signal.MeasuredSeries;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** How the numbers of alerts went, the latest reading of each. */
@Repository
class AlertSeriesStore {

    private static final int LONGEST = 65_536;
    private static final String DUE = Sql.text("alert-series-due");
    private static final String FORGET = Sql.text("alert-series-forget");
    private static final String PUT = Sql.text("alert-series-put");

    private final NamedParameterJdbcTemplate jdbc;

    AlertSeriesStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of {@code alert-series-due}. */
    List<LoadedRow> due(String tenant, UUID incident) {
        return jdbc.queryForList(DUE, Map.of("tenant", tenant, "incident", incident)).stream()
                .map(LoadedRow::new)
                .toList();
    }

    void forget(String tenant, Instant before) {
        jdbc.update(FORGET, Map.of("tenant", tenant, "before", Timestamp.from(before)));
    }

    /**
     * A series that is too long is not kept.
     *
     * @param row of {@code alert-series-due}
     */
    void put(String tenant, LoadedRow row, MeasuredSeries measured, Instant now) {
        FactSet facts = new FactSet(
                List.of(measured.series()), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        String text = FactJson.write(facts);
        if (text.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            jdbc.update(
                    PUT,
                    new MapSqlParameterSource("tenant", tenant)
                            .addValue("alert", row.id("id"))
                            .addValue("episode", row.number("episode"))
                            .addValue("now", Timestamp.from(now))
                            .addValue("value", measured.reading().value())
                            .addValue("threshold", measured.reading().threshold())
                            .addValue("facts", text));
        }
    }
}
