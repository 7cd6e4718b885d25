package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.Alert;
import dev.serai.alert.GenericNormaliser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentAlertsTest {

    private final RecentAlerts recent = new RecentAlerts();

    @Test
    void what_is_told_again_with_its_times_repeats_whatever_came_between() throws IOException {
        List<Alert> fires = alerts("{\"title\": \"a\", \"starts_at\": \"2026-11-20T10:00:00Z\"}");
        List<Alert> over = alerts("{\"title\": \"a\", \"state\": \"resolved\", \"starts_at\": \"2026-11-20T10:00:00Z\","
                + " \"ends_at\": \"2026-11-20T10:01:00Z\"}");
        assertThat(recent.take("t", fires)).isZero();
        assertThat(recent.take("t", over)).isZero();
        assertThat(recent.take("t", fires)).isOne();
        assertThat(recent.take("t", over)).isOne();
        assertThat(recent.take("other", over)).as("another tenant's").isZero();
        assertThat(recent.take("t", alerts("{\"title\": \"a\", \"starts_at\": \"2026-11-20T10:02:00Z\"}")))
                .isZero();
    }

    @Test
    void alerts_of_one_delivery_repeat_each_other_and_what_holds_since_some_time_is_never_known() throws IOException {
        String known = "{\"title\": \"b\", \"starts_at\": \"2026-11-20T10:00:00Z\"}";
        assertThat(recent.take("t", alerts("[" + known + "," + known + "]"))).isOne();
        List<Alert> assumed = alerts("{\"title\": \"c\"}");
        assertThat(recent.take("t", assumed)).isZero();
        assertThat(recent.take("t", assumed)).isZero();
    }

    private static List<Alert> alerts(String json) throws IOException {
        return GenericNormaliser.normalise(new ObjectMapper().readTree(json), "source", Instant.EPOCH)
                .alerts();
    }
}
