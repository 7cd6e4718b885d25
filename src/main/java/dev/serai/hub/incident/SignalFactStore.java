package dev.serai.hub.incident;

import dev.serai.alert.FoldedAlert;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalSubject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The latest facts of each condition and place, by who says them. */
@Repository
class SignalFactStore {

    private static final int LONGEST_NAME = 253;
    private static final String PUT = Sql.text("signal-fact-put");
    private static final String ALERT = "select title, cast(labels as text) as labels from alert where id = :alert";

    private final NamedParameterJdbcTemplate jdbc;

    SignalFactStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Facts of what has names that are too long for a key are left out. */
    void put(FoldedAlert folded, String facts, Instant now) {
        LoadedRow row = new LoadedRow(
                jdbc.queryForMap(ALERT, Map.of("alert", folded.alert().id())));
        Map<String, String> labels = SignalRow.texts(row.text("labels"));
        SignalSubject subject = SignalRow.subject(folded.alert().id(), labels, row.text("title"));
        SignalPlace place = SignalPlace.of(labels);
        String source = folded.alert().key().source();
        if (Stream.of(subject.service(), subject.condition(), place.cluster(), place.namespace(), source)
                .allMatch(name -> name.length() <= LONGEST_NAME)) {
            jdbc.update(
                    PUT,
                    new MapSqlParameterSource("tenant", folded.alert().key().tenant())
                            .addValue("service", subject.service())
                            .addValue("condition", subject.condition())
                            .addValue("cluster", place.cluster())
                            .addValue("namespace", place.namespace())
                            .addValue("source", source)
                            .addValue("now", Timestamp.from(now))
                            .addValue("facts", facts));
        }
    }
}
