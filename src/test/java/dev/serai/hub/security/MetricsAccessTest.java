package dev.serai.hub.security;

import static dev.serai.hub.security.MetricsAccess.allows;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsAccessTest {

    private static final String TOKEN = "a token of the scraper";

    @Test
    void this_machine_reads_the_metrics_without_a_token() {
        assertThat(allows("127.0.0.1", false, null, null)).isTrue();
        assertThat(allows("::1", false, null, TOKEN)).isTrue();
        assertThat(allows("0:0:0:0:0:0:0:1", false, null, null))
                .as("as Tomcat writes it")
                .isTrue();
        assertThat(allows("::ffff:127.0.0.1", false, null, null)).isTrue();
    }

    @Test
    void another_machine_and_a_proxy_need_the_token() {
        assertThat(allows("10.0.0.7", false, null, TOKEN)).isFalse();
        assertThat(allows("127.0.0.1", true, null, TOKEN)).isFalse();
        assertThat(allows("localhost", false, null, TOKEN))
                .as("no name is looked up")
                .isFalse();
        assertThat(allows("10.0.0.7", false, "Bearer wrong", TOKEN)).isFalse();
        assertThat(allows("10.0.0.7", false, "Bearer null", null)).isFalse();
        assertThat(allows("10.0.0.7", false, "Bearer " + TOKEN, TOKEN)).isTrue();
        assertThat(allows("127.0.0.1", true, "Bearer " + TOKEN, TOKEN)).isTrue();
    }
}
