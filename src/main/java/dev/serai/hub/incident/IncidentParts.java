package dev.serai.hub.incident;

import dev.serai.event.JournalEntry;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.job.JobItem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.silence.SilenceNext;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/** What follows for those that belong to an incident when a person takes it on or gives it back, or when it ends. */
class IncidentParts {

    private final Clock clock;
    private final Supplier<Duration> lasts;

    /** @param lasts how long what has ended explains what belonged to it */
    IncidentParts(Clock clock, Supplier<Duration> lasts) {
        this.clock = clock;
        this.lasts = lasts;
    }

    /**
     * Takes all of them on. Sets the properties {@code events}, {@code event}, which is the first of these, and {@code next}; and
     * as body the parameters of {@code incident-parts-write}.
     *
     * @param rows of {@code incident-parts-open}, at least one
     */
    public void acknowledge(
            @Body List<Map<String, @Nullable Object>> rows,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Instant now = clock.instant();
        List<JobItem> changed = apply(rows, part -> IncidentFold.acknowledge(part, actor, now), exchange);
        exchange.setProperty(SilenceNext.PROPERTY, new PartsNext(changed, List.of()));
    }

    /**
     * Gives all of them back, and sets what {@link #acknowledge} does.
     *
     * @param rows of {@code incident-with}, at least one
     * @param actor null where nobody asks for it and the policy has it done
     */
    public void unacknowledge(
            @Body List<Map<String, @Nullable Object>> rows,
            @ExchangeProperty("actor") @Nullable String actor,
            Exchange exchange) {
        String by = Objects.requireNonNullElse(actor, "policy");
        List<JobItem> changed = apply(rows, part -> IncidentFold.unacknowledge(part, by), exchange);
        exchange.setProperty(SilenceNext.PROPERTY, new PartsNext(changed, changed));
    }

    private List<JobItem> apply(
            List<Map<String, @Nullable Object>> rows, Function<Incident, Transition> step, Exchange exchange) {
        List<Transition> done = rows.stream()
                .map(row -> step.apply(IncidentRow.read(new LoadedRow(row))))
                .toList();
        List<Incident> changed = done.stream().map(Transition::incident).toList();
        List<JournalEntry> events =
                done.stream().flatMap(one -> one.entries().stream()).toList();
        exchange.setProperty(Journal.ENTRIES, events);
        exchange.setProperty(Journal.ENTRY, events.get(0));
        exchange.getMessage().setBody(IncidentRow.statuses(changed, clock.instant()));
        return changed.stream().map(one -> item(one.id().toString())).toList();
    }

    private static JobItem item(String id) {
        return new JobItem(id, Map.of("incidentId", id), Duration.ZERO);
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
