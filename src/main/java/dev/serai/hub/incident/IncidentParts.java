package dev.serai.hub.incident;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.silence.SilenceNext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What follows for incidents that belong together when one of them ends. */
class IncidentParts {

    private final Supplier<Duration> lasts;

    /** @param lasts how long what has ended explains what belonged to it */
    IncidentParts(Supplier<Duration> lasts) {
        this.lasts = lasts;
    }

    /**
     * Sets the property {@code next}: what belonged to it is decided about again when it explains nothing more, and the message of
     * what it belongs to counts it as over.
     *
     * @param relatives rows of {@code incident-relatives}
     */
    public void afterEnd(@Body List<Map<String, @Nullable Object>> relatives, Exchange exchange) {
        List<LoadedRow> rows = relatives.stream().map(LoadedRow::new).toList();
        String end = rows.stream()
                .map(row -> row.instantOrNull("ended_at"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(at -> Long.toString(at.toEpochMilli()))
                .orElse("");
        exchange.setProperty(
                SilenceNext.PROPERTY, SilenceNext.afterEnd(ids(rows, true), end, lasts.get(), ids(rows, false)));
    }

    private static List<UUID> ids(List<LoadedRow> rows, boolean parts) {
        return rows.stream()
                .filter(row -> row.flag("is_part") == parts)
                .map(row -> row.id("id"))
                .toList();
    }
}
