package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.ShiftedClock;
import dev.serai.hub.routes.RouteCounts.RouteCount;
import dev.serai.hub.routes.RouteCounts.RouteRates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RouteCountsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ShiftedClock clock = new ShiftedClock();
    private final Instant start = stopped();
    private final RouteCounts counts = new RouteCounts(meters, clock);

    private Instant stopped() {
        clock.stop();
        return clock.instant();
    }

    private void ran(String route, int times, int failed) {
        meters.counter("camel.exchanges.total", "routeId", route).increment(times);
        meters.counter("camel.exchanges.failed", "routeId", route).increment(failed);
        meters.timer("camel.route.policy", "routeId", route).record(Duration.ofMillis(10L * times));
    }

    private RouteRates after(Duration time) {
        clock.shift(time);
        return counts.read();
    }

    @Test
    void routes_are_counted_since_the_hub_began_those_of_a_template_together() {
        ran("webhook", 3, 1);
        ran("watch@shop", 2, 0);
        ran("watch@bank", 5, 1);

        RouteRates rates = after(Duration.ofMinutes(5));

        assertThat(rates.since()).isEqualTo(start);
        assertThat(rates.counts())
                .containsEntry("webhook", new RouteCount(3, 1, 30_000_000))
                .containsEntry("watch", new RouteCount(7, 1, 70_000_000));
        assertThat(rates.latelySince()).isEqualTo(start);
        assertThat(rates.lately()).isEqualTo(rates.counts());
    }

    @Test
    void what_ran_lately_is_what_was_added_in_a_quarter_of_an_hour_that_somebody_asked() {
        ran("webhook", 100, 4);
        after(Duration.ofHours(9));
        ran("webhook", 7, 0);

        RouteRates soon = after(Duration.ofHours(9).plusSeconds(10));
        RouteRates later = after(Duration.ofHours(9).plusMinutes(2));

        assertThat(soon.lately()).containsEntry("webhook", new RouteCount(107, 4, 1_070_000_000));
        assertThat(soon.latelySince()).isEqualTo(start);
        assertThat(later.lately()).containsEntry("webhook", new RouteCount(7, 0, 70_000_000));
        assertThat(later.latelySince()).isEqualTo(start.plus(Duration.ofHours(9)));
    }

    @Test
    void what_was_counted_long_ago_is_forgotten() {
        for (int minute = 1; minute <= 40; minute++) {
            ran("webhook", 1, 0);
            after(Duration.ofMinutes(minute));
        }

        RouteRates rates = counts.read();

        assertThat(rates.latelySince()).isEqualTo(start.plus(Duration.ofMinutes(25)));
        assertThat(rates.lately()).containsEntry("webhook", new RouteCount(15, 0, 150_000_000));
    }
}
