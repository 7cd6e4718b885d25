package dev.serai.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SenderSettingsTest {

    private static final SenderSettings PACE =
            new SenderSettings(Duration.ofSeconds(5), 1024, Duration.ofSeconds(30), 64);

    @Test
    void whoever_sends_nothing_has_the_grace() {
        assertThat(PACE.allowedMillis(0, 0)).isEqualTo(5_000);
        assertThat(PACE.allowedMillis(0, 4_999)).isEqualTo(5_000);
    }

    @Test
    void what_has_come_lengthens_it_by_the_rate() {
        assertThat(PACE.allowedMillis(2_048, 6_000)).isEqualTo(7_000);
    }

    @Test
    void a_pause_is_no_longer_than_the_grace_however_much_has_come() {
        assertThat(PACE.allowedMillis(10_000_000, 100)).isEqualTo(5_100);
    }

    @Test
    void nothing_takes_longer_than_the_longest() {
        assertThat(PACE.allowedMillis(10_000_000, 29_000)).isEqualTo(30_000);
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        assertThatThrownBy(() -> new SenderSettings(Duration.ofSeconds(31), 1024, Duration.ofSeconds(30), 64))
                .hasMessageContaining("serai.senders.grace");
        assertThatThrownBy(() -> new SenderSettings(Duration.ofSeconds(5), 0, Duration.ofSeconds(30), 64))
                .hasMessageContaining("serai.senders.min-rate");
        assertThatThrownBy(() -> new SenderSettings(Duration.ofSeconds(5), 1024, Duration.ofHours(1), 64))
                .hasMessageContaining("serai.senders.longest");
        assertThatThrownBy(() -> new SenderSettings(Duration.ofSeconds(5), 1024, Duration.ofSeconds(30), 0))
                .hasMessageContaining("serai.senders.slow-per-address");
    }
}
