package dev.serai.hub.silence;

import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What follows when something is set, ended or decided for a time: the exchange property {@code next}.
 *
 * @param ends the ends of silences that are to be dealt with
 * @param rechecks the incidents that must be decided about again
 * @param messages the incidents of which only the messages are to be renewed
 * @param series the incidents of which the numbers are read before they are decided about again
 */
public record SilenceNext(List<JobItem> ends, List<JobItem> rechecks, List<JobItem> messages, List<JobItem> series) {

    /** Of much that happens within a moment messages tell once. */
    private static final Duration SOON = Duration.ofSeconds(2);

    public static final SilenceNext NONE = new SilenceNext(List.of(), List.of(), List.of(), List.of());

    /** The exchange property. */
    public static final String PROPERTY = "next";

    public SilenceNext {
        ends = List.copyOf(ends);
        rechecks = List.copyOf(rechecks);
        messages = List.copyOf(messages);
        series = List.copyOf(series);
    }

    /** Decides about incidents again after a while; one that waits for it already comes as soon as anybody wants it. */
    public static SilenceNext recheck(Collection<UUID> incidents, Duration delay) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        return new SilenceNext(
                List.of(),
                incidents.stream()
                        .map(id -> new JobItem(
                                "recheck:" + id, Map.of("incidentId", id.toString(), "recheck", "true"), wait))
                        .toList(),
                List.of(),
                List.of());
    }

    /** Has the numbers of an incident's alerts read as well, after a while. */
    public SilenceNext withSeries(UUID incident, Duration delay) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        JobItem item = new JobItem("series:" + incident, Map.of("incidentId", incident.toString()), wait);
        return new SilenceNext(ends, rechecks, messages, List.of(item));
    }

    /**
     * Decides about what belonged to an incident again, whatever else has it decided about; and renews messages in a moment.
     *
     * @param end names this end: another one of the same incident is decided about for itself
     */
    public static SilenceNext afterEnd(Collection<UUID> parts, String end, Duration delay, Collection<UUID> messages) {
        return new SilenceNext(
                        List.of(),
                        parts.stream()
                                .map(id -> new JobItem(
                                        "part:" + id + ":" + end,
                                        Map.of("incidentId", id.toString(), "recheck", "true"),
                                        delay))
                                .toList(),
                        List.of(),
                        List.of())
                .withMessages(messages, SOON);
    }

    SilenceNext endsAfter(UUID silence, Duration delay) {
        return new SilenceNext(
                List.of(new JobItem(silence.toString(), Map.of("silenceId", silence.toString()), delay)),
                rechecks,
                messages,
                series);
    }

    public boolean changesMessages() {
        return !messages.isEmpty();
    }

    /** Renews the messages of an incident at once, and what else is renewed. */
    public SilenceNext withMessages(UUID incident) {
        return withMessages(List.of(incident), Duration.ZERO);
    }

    /** Renews the messages of incidents in a moment, once for all that happens until then. */
    public SilenceNext withMessagesSoon(Collection<UUID> incidents) {
        return withMessages(incidents, SOON);
    }

    private SilenceNext withMessages(Collection<UUID> incidents, Duration delay) {
        Stream<JobItem> more =
                incidents.stream().map(UUID::toString).map(id -> new JobItem(id, Map.of("incidentId", id), delay));
        return new SilenceNext(
                ends, rechecks, Stream.concat(messages.stream(), more).toList(), series);
    }
}
