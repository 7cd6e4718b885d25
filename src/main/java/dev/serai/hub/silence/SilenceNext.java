package dev.serai.hub.silence;

import dev.serai.hub.job.JobItem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What follows when something is set, ended or decided for a time: the exchange property {@code next}.
 *
 * @param ends the ends of silences that are to be dealt with
 * @param rechecks the incidents that must be decided about again
 * @param messages the incidents of which only the messages are to be renewed
 * @param series the incidents of which the numbers are read before they are decided about again
 */
public record SilenceNext(List<JobItem> ends, List<JobItem> rechecks, List<JobItem> messages, List<JobItem> series) {

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

    public SilenceNext withMessages(UUID incident) {
        String id = incident.toString();
        return new SilenceNext(
                ends, rechecks, List.of(new JobItem(id, Map.of("incidentId", id), Duration.ZERO)), series);
    }
}
