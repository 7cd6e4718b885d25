package dev.serai.hub.silence;

import dev.serai.hub.db.Sql;
import dev.serai.silence.ChangeOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of declared changes. */
@Component
class ChangeStore {

    private static final String PUT = Sql.text("change-put");

    private final NamedParameterJdbcTemplate jdbc;

    ChangeStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** When a change was; {@code ended} is null while it goes on, or when nobody says. */
    record ChangeSpan(Instant at, @Nullable Instant ended) {}

    /** Who said so, and by which way it came. */
    record ChangeOrigin(String author, String source) {}

    /** @param key by what it is known when it is declared again */
    record NewChange(
            UUID id,
            String key,
            String kind,
            String title,
            Map<String, String> labels,
            ChangeOrigin origin,
            @Nullable String link,
            ChangeSpan span,
            @Nullable ChangeOutcome outcome,
            Map<String, Double> limits) {}

    /** What became of it: a change of this key may have been known. */
    record PutChange(UUID id, boolean isNew) {}

    PutChange put(String tenant, NewChange change, Instant now) {
        Instant ended = change.span().ended();
        ChangeOutcome outcome = change.outcome();
        return Objects.requireNonNull(jdbc.queryForObject(
                PUT,
                new MapSqlParameterSource("tenant", tenant)
                        .addValue("id", change.id())
                        .addValue("key", change.key())
                        .addValue("kind", change.kind())
                        .addValue("title", change.title())
                        .addValue("labels", MatcherJson.text((Object) change.labels()))
                        .addValue("author", change.origin().author())
                        .addValue("source", change.origin().source())
                        .addValue("link", change.link())
                        .addValue("at", change.span().at().toString())
                        .addValue("ended", ended == null ? null : ended.toString())
                        .addValue("outcome", outcome == null ? null : outcome.wire())
                        .addValue("limits", MatcherJson.text((Object) change.limits()))
                        .addValue("now", now.toString()),
                (row, n) -> new PutChange(row.getObject("id", UUID.class), row.getBoolean("is_new"))));
    }
}
