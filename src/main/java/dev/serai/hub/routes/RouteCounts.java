package dev.serai.hub.routes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often routes ran in this hub, from Camel's own metrics. What happened lately is what was added since somebody asked before:
 * nothing is counted, and nothing runs, for taken that nobody takes.
 */
@Component
class RouteCounts {

    /** What was counted is kept only when the one before is as old as this. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final Duration LATELY = Duration.ofMinutes(15);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Instant began;
    private final Deque<CountsThen> taken = new ArrayDeque<>();

    RouteCounts(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.began = clock.instant();
        taken.add(new CountsThen(began, Map.of()));
    }

    /**
     * Of one route, by the id that {@link ShownRoute} has.
     *
     * @param nanos that all exchanges took together
     */
    record RouteCount(long exchanges, long failed, long nanos) {

        static final RouteCount NONE = new RouteCount(0, 0, 0);

        RouteCount plus(RouteCount other) {
            return new RouteCount(exchanges + other.exchanges, failed + other.failed, nanos + other.nanos);
        }

        RouteCount since(RouteCount before) {
            return new RouteCount(
                    Math.max(0, exchanges - before.exchanges),
                    Math.max(0, failed - before.failed),
                    nanos - before.nanos);
        }
    }

    /** What had been counted at a time; nothing when the hub began. */
    private record CountsThen(Instant at, Map<String, RouteCount> counts) {}

    /**
     * What is counted by now.
     *
     * @param since when the hub began to count
     * @param lately what was added since {@code latelySince}
     */
    record RouteRates(
            Instant since, Map<String, RouteCount> counts, Instant latelySince, Map<String, RouteCount> lately) {}

    /** Reads the meters, which takes some milliseconds. */
    synchronized RouteRates read() {
        Map<String, RouteCount> now = count();
        Instant at = clock.instant();
        while (taken.size() > 1 && age(taken.getFirst(), at).compareTo(LATELY) > 0 && isApart(second(), at)) {
            taken.removeFirst();
        }
        CountsThen base = taken.getFirst();
        Map<String, RouteCount> lately = new HashMap<>();
        now.forEach((id, count) -> lately.put(id, count.since(base.counts().getOrDefault(id, RouteCount.NONE))));
        if (isApart(taken.getLast(), at)) {
            taken.addLast(new CountsThen(at, now));
        }
        return new RouteRates(began, now, base.at(), lately);
    }

    private CountsThen second() {
        return taken.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isApart(CountsThen then, Instant now) {
        return age(then, now).compareTo(APART) >= 0;
    }

    private static Duration age(CountsThen then, Instant now) {
        return Duration.between(then.at(), now);
    }

    private Map<String, RouteCount> count() {
        Map<String, RouteCount> counts = new HashMap<>();
        for (Counter total : meters.find("camel.exchanges.total").counters()) {
            add(counts, total, new RouteCount((long) total.count(), 0, 0));
        }
        for (Counter failed : meters.find("camel.exchanges.failed").counters()) {
            add(counts, failed, new RouteCount(0, (long) failed.count(), 0));
        }
        for (Timer took : meters.find("camel.route.policy").timers()) {
            add(counts, took, new RouteCount(0, 0, (long) took.totalTime(TimeUnit.NANOSECONDS)));
        }
        return counts;
    }

    private static void add(Map<String, RouteCount> counts, Meter meter, RouteCount count) {
        String route = meter.getId().getTag("routeId");
        if (route != null && !route.isEmpty()) {
            // What the hub makes of a template is called <template>@<what for>.
            counts.merge(route.replaceFirst("@.*", ""), count, RouteCount::plus);
        }
    }
}
