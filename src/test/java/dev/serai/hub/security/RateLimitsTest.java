package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.ShiftedClock;
import dev.serai.hub.http.Problem;
import dev.serai.hub.leader.LiveHubs;
import dev.serai.hub.settings.ApiSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many requests hubs let through together. */
class RateLimitsTest {

    private static final int QUOTA = 60;
    private static final String ADDRESS = "192.0.2.1";

    private final ShiftedClock clock = new ShiftedClock();
    private final LiveHubs hubs = new LiveHubs();
    private final RateLimits one = limits();
    private final RateLimits other = limits();

    private RateLimits limits() {
        ApiSettings settings = new ApiSettings(new ApiSettings.RateLimit(QUOTA, QUOTA), List.of(), List.of(), null);
        return new RateLimits(settings, hubs, clock, new SimpleMeterRegistry());
    }

    @BeforeEach
    void stop() {
        clock.stop();
    }

    @Test
    void two_hubs_let_no_more_through_than_one() {
        assertThat(passed(one)).isEqualTo(QUOTA);

        hubs.counted(2);
        clock.shift(Duration.ofMinutes(1));

        assertThat(passed(one) + passed(other)).isEqualTo(QUOTA);
        clock.shift(Duration.ofSeconds(90));
        assertThat(passed(one) + passed(other)).isEqualTo(QUOTA / 2);
    }

    @Test
    void what_is_left_is_what_is_left_here() {
        hubs.counted(3);
        MockHttpServletResponse response = new MockHttpServletResponse();

        one.take(ADDRESS, response);

        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"address\";q=20;w=60");
        assertThat(response.getHeader("RateLimit")).startsWith("\"address\";r=19;");
    }

    @Test
    void a_guess_that_was_none_costs_nothing_however_many_hubs_there_are() {
        hubs.counted(2);
        for (int i = 0; i < QUOTA * 2; i++) {
            one.takeGuess(ADDRESS, new MockHttpServletResponse());
            one.giveGuessBack(ADDRESS);
        }
    }

    @Test
    void where_there_are_more_hubs_than_requests_each_lets_one_through() {
        hubs.counted(QUOTA * 2);

        assertThat(passed(one)).isOne();
    }

    private static int passed(RateLimits limits) {
        for (int passed = 0; passed <= QUOTA; passed++) {
            try {
                limits.take(ADDRESS, new MockHttpServletResponse());
            } catch (Problem refused) {
                assertThat(refused.status()).isEqualTo(429);
                return passed;
            }
        }
        return Integer.MAX_VALUE;
    }
}
