package dev.serai.hub.incident;

import dev.serai.alert.Artefact;
import dev.serai.alert.FoldedAlert;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalSubject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what came with alerts as typed facts, the latest of each condition and place, for the decisions about them. A file that is
 * no such facts, or is too long, is evidence and nothing else.
 */
@Component
public class SignalFacts {

    /** The media type of {@link FactJson}. */
    public static final String TYPE = "application/vnd.serai.facts+json";

    private static final int LONGEST = 262_144;
    private static final int LONGEST_NAME = 253;
    private static final String PUT = Sql.text("signal-fact-put");
    private static final String ALERT = "select title, cast(labels as text) as labels from alert where id = :alert";

    private final NamedParameterJdbcTemplate jdbc;

    SignalFacts(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that has written the alerts. */
    public void write(List<FoldedAlert> alerts, Instant now) {
        for (FoldedAlert folded : alerts) {
            folded.artefacts().stream()
                    .map(SignalFacts::facts)
                    .flatMap(Optional::stream)
                    .reduce(FactSet::and)
                    .map(facts -> FactJson.write(facts).getBytes(StandardCharsets.UTF_8))
                    .filter(facts -> facts.length <= LONGEST)
                    // Once there and back: half a surrogate is no text that a table takes.
                    .ifPresent(facts -> put(folded, new String(facts, StandardCharsets.UTF_8), now));
        }
    }

    private void put(FoldedAlert folded, String facts, Instant now) {
        LoadedRow row = new LoadedRow(
                jdbc.queryForMap(ALERT, Map.of("alert", folded.alert().id())));
        SignalSubject subject = SignalRow.subject(folded.alert().id(), row);
        SignalPlace place = SignalPlace.of(SignalRow.texts(row.text("labels")));
        if (Stream.of(subject.service(), subject.condition(), place.cluster(), place.namespace())
                .allMatch(name -> name.length() <= LONGEST_NAME)) {
            jdbc.update(
                    PUT,
                    new MapSqlParameterSource("tenant", folded.alert().key().tenant())
                            .addValue("service", subject.service())
                            .addValue("condition", subject.condition())
                            .addValue("cluster", place.cluster())
                            .addValue("namespace", place.namespace())
                            .addValue("now", Timestamp.from(now))
                            .addValue("facts", facts));
        }
    }

    private static Optional<FactSet> facts(Artefact artefact) {
        if (!artefact.contentType().equals(TYPE) || artefact.content().length > LONGEST) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(artefact.content()))
                    .toString();
            return Optional.of(FactJson.read(text));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
