package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When an event is given up that is not taken. */
class EventAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final EventAttempts attempts = new EventAttempts(2, HOUR);
    private final UUID event = UUID.randomUUID();

    @Test
    void one_that_is_refused_has_so_many_attempts() {
        assertThat(attempts.isLast(event, true, false, NOW)).isFalse();
        assertThat(attempts.anyRefused()).isTrue();
        assertThat(attempts.isLast(event, true, false, NOW)).isTrue();
        assertThat(attempts.tried(event)).isEqualTo(2);
    }

    @Test
    void one_for_which_the_receiver_is_away_is_given_up_only_while_others_are_taken() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(attempts.isLast(event, false, minute % 2 == 0, NOW.plus(Duration.ofMinutes(minute))))
                    .isFalse();
        }
        assertThat(attempts.isLast(event, false, false, NOW.plus(HOUR))).isFalse();
        assertThat(attempts.isLast(event, false, true, NOW.plus(HOUR))).isTrue();
        assertThat(attempts.anyRefused()).isFalse();
    }

    @Test
    void a_day_on_which_the_receiver_was_away_for_all_counts_as_ten_minutes() {
        Instant back = NOW.plus(Duration.ofDays(1));
        attempts.isLast(event, false, true, NOW);
        attempts.isLast(event, false, false, NOW.plus(HOUR));

        assertThat(attempts.isLast(event, false, true, back)).isFalse();
        assertThat(attempts.isLast(event, false, true, back.plus(Duration.ofMinutes(10))))
                .isFalse();
        for (int ten = 2; ten < 5; ten++) {
            assertThat(attempts.isLast(event, false, true, back.plus(Duration.ofMinutes(10L * ten))))
                    .isFalse();
        }
        assertThat(attempts.isLast(event, false, true, back.plus(Duration.ofMinutes(50))))
                .isTrue();
    }

    @Test
    void one_that_was_taken_counts_no_more() {
        attempts.isLast(event, true, false, NOW);

        attempts.keep(List.of());

        assertThat(attempts.isLast(event, true, false, NOW)).isFalse();
        assertThat(attempts.tried(event)).isOne();
    }
}
