package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalenessTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT5M, PT12H", "PT4H, PT12H", "PT8H, PT24H", "PT168H, PT504H"})
    void what_is_learned_is_several_pauses_and_at_least_half_a_day(Duration longest, Duration silence) {
        assertThat(new Staleness.Learned().before(longest, NOW)).contains(NOW.minus(silence));
    }

    @Test
    void without_a_rhythm_nothing_is_stale_unless_a_time_is_set() {
        assertThat(new Staleness.Learned().before(null, NOW)).isEmpty();
        assertThat(new Staleness.Never().before(Duration.ofHours(1), NOW)).isEmpty();
        assertThat(new Staleness.After(Duration.ofHours(2)).before(null, NOW)).contains(NOW.minusSeconds(7_200));
        assertThat(new Staleness.After(Duration.ofHours(2)).before(Duration.ofDays(1), NOW))
                .contains(NOW.minusSeconds(7_200));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "FIRING, FIRING, none, PT59S, none",
                "FIRING, FIRING, none, PT60S, PT60S",
                "FIRING, FIRING, PT4H, PT5M, PT4H",
                "FIRING, FIRING, PT5M, PT4H, PT4H",
                "FIRING, FIRING, PT5M, PT1000H, PT168H",
                "FIRING, RESOLVED, PT5M, PT4H, PT5M",
                "RESOLVED, FIRING, none, PT4H, none",
                "RESOLVED, RESOLVED, none, PT4H, none"
            })
    void only_pauses_while_it_fires_are_a_rhythm(
            AlertState before,
            AlertState after,
            @Nullable Duration known,
            Duration latest,
            @Nullable Duration longest) {
        AlertStatus stored =
                new AlertStatus(before, NOW, before == AlertState.FIRING ? null : NOW, null, NOW, known, null, 1, 0, 1);
        assertThat(Staleness.pause(stored, after, NOW.plus(latest))).isEqualTo(longest);
    }
}
