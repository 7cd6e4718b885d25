package dev.serai.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventRetryTest {

    @Test
    void who_is_away_is_tried_again_within_ten_seconds_however_long_it_was() {
        assertThat(EventRetry.whileAway(1, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(EventRetry.whileAway(2, null)).isEqualTo(Duration.ofSeconds(2));
        assertThat(EventRetry.whileAway(4, null)).isEqualTo(Duration.ofSeconds(8));
        assertThat(EventRetry.whileAway(Integer.MAX_VALUE, null)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void what_the_receiver_asks_for_only_makes_it_longer_and_not_too_long() {
        assertThat(EventRetry.whileAway(3, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(EventRetry.whileAway(6, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(8));
        assertThat(EventRetry.whileAway(1, Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void the_pause_after_a_refusal_doubles_up_to_five_minutes() {
        assertThat(EventRetry.afterRefusal(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(EventRetry.afterRefusal(9)).isEqualTo(Duration.ofSeconds(256));
        assertThat(EventRetry.afterRefusal(10)).isEqualTo(Duration.ofMinutes(5));
        assertThat(EventRetry.afterRefusal(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_refused_event_is_dead_after_its_attempts() {
        assertThat(EventRetry.isDead(11, 12)).isFalse();
        assertThat(EventRetry.isDead(12, 12)).isTrue();
    }

    @Test
    void what_lies_between_two_that_were_taken_counts_as_a_sixth_of_the_limit_at_most() {
        Instant now = Instant.parse("2026-11-23T03:00:00Z");
        Duration hour = Duration.ofHours(1);

        assertThat(EventRetry.passedOver(null, now, hour)).isZero();
        assertThat(EventRetry.passedOver(now.plusSeconds(1), now, hour)).isZero();
        assertThat(EventRetry.passedOver(now.minusSeconds(30), now, hour)).hasSeconds(30);
        assertThat(EventRetry.passedOver(now.minus(Duration.ofDays(1)), now, hour))
                .isEqualTo(Duration.ofMinutes(10));
    }
}
