package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.event.AlertEvent;
import dev.serai.hub.console.BarChart.BarValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the alerts of an incident came, as its timeline says it. */
final class AlertRates {

    /** Fewer are told by their list. */
    private static final int LEAST = 3;

    private static final int MOST_BARS = 30;

    /** A bar is one of these long, and begins where such a span of the day does. */
    private static final List<Duration> SPANS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(12));

    private AlertRates() {}

    /**
     * Null where a picture says nothing: for few alerts, for those that came within a minute, and over more than two weeks.
     *
     * @param timeline the oldest entry first, as far as the page reads it
     */
    static @Nullable ChartView of(JsonNode incident, List<JsonNode> timeline, Instant now) {
        List<Instant> came = timeline.stream()
                .filter(entry -> TimelineWords.isOf(entry, AlertEvent.Joined.class))
                .flatMap(entry -> Wording.instant(entry, "at").stream())
                .sorted()
                .toList();
        if (came.size() < LEAST) {
            return null;
        }
        Instant first = came.get(0);
        Instant last = came.get(came.size() - 1);
        Instant until = later(last, Wording.instant(incident, "resolved_at").orElse(now));
        return SPANS.stream()
                .filter(span -> begin(until, span) - begin(first, span) < MOST_BARS)
                .findFirst()
                .filter(span -> begin(last, span) > begin(first, span))
                .map(span -> chart(came, span, until, now))
                .orElse(null);
    }

    private static ChartView chart(List<Instant> came, Duration span, Instant until, Instant now) {
        long end = begin(until, span);
        List<BarValue> bars = new ArrayList<>();
        for (long one = begin(came.get(0), span); one <= end; one++) {
            long bar = one;
            Instant at = Instant.ofEpochSecond(bar * span.toSeconds());
            Moment from = Moment.of(at, now);
            double count =
                    came.stream().filter(moment -> begin(moment, span) == bar).count();
            bars.add(new BarValue(from.text(), from, count, null, now.isBefore(at.plus(span))));
        }
        return BarChart.of(
                new ChartHead(
                        "alert-rate",
                        "Alerts in each " + Moment.lasting(span).replaceFirst("^1 ", ""),
                        "No alert came."),
                ChartUnit.counted("alert"),
                List.of("From", "Alerts"),
                bars);
    }

    /** The number of the span that this is in. */
    private static long begin(Instant at, Duration span) {
        return Math.floorDiv(at.getEpochSecond(), span.toSeconds());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
