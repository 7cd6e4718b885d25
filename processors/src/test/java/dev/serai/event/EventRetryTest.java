package dev.serai.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventRetryTest {

    @Test
    void the_delay_doubles_up_to_five_minutes() {
        assertThat(EventRetry.delay(1, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(EventRetry.delay(2, null)).isEqualTo(Duration.ofSeconds(2));
        assertThat(EventRetry.delay(9, null)).isEqualTo(Duration.ofSeconds(256));
        assertThat(EventRetry.delay(10, null)).isEqualTo(Duration.ofMinutes(5));
        assertThat(EventRetry.delay(Integer.MAX_VALUE, null)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void what_the_receiver_asks_for_only_makes_it_longer_and_not_too_long() {
        assertThat(EventRetry.delay(3, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(EventRetry.delay(6, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(32));
        assertThat(EventRetry.delay(1, Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_refused_event_is_dead_after_its_attempts() {
        assertThat(EventRetry.isDead(11, 12)).isFalse();
        assertThat(EventRetry.isDead(12, 12)).isTrue();
    }
}
