package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.settings.AddressRange;
import dev.serai.hub.settings.ApiSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void without_a_trusted_proxy_nobody_chooses_their_address() {
        assertThat(of("192.0.2.1", List.of(), "203.0.113.5")).isEqualTo("192.0.2.1");
        assertThat(of("192.0.2.1", List.of("10.0.0.0/8"), "203.0.113.5")).isEqualTo("192.0.2.1");
    }

    @Test
    void behind_trusted_proxies_the_nearest_untrusted_address_counts() {
        List<String> proxies = List.of("10.0.0.0/8", "fd00::/8");
        assertThat(of("10.0.0.1", proxies, "203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(of("10.0.0.1", proxies, "1.1.1.1, 203.0.113.5, 10.2.3.4")).isEqualTo("203.0.113.5");
        assertThat(of("fd00::1", proxies, "1.1.1.1", "203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(of("10.0.0.1", proxies, "localhost")).isEqualTo("10.0.0.1");
        assertThat(of("10.0.0.1", proxies, "203.0.113.5, unknown")).isEqualTo("10.0.0.1");
        assertThat(of("10.0.0.1", proxies)).isEqualTo("10.0.0.1");
        for (String odd : new String[] {"010.0.0.2", "999.1.1.1", ".::1", "[fd00::2]", "fd00::2%1"}) {
            assertThat(of("10.0.0.1", proxies, odd)).as(odd).isEqualTo("10.0.0.1");
        }
    }

    @Test
    void an_ipv6_subscriber_is_one_however_many_addresses_they_use() {
        assertThat(of("2001:db8:1:2::1", List.of())).isEqualTo(of("2001:db8:1:2:ffff::9", List.of()));
        assertThat(of("2001:db8:1:2::1", List.of())).isNotEqualTo(of("2001:db8:1:3::1", List.of()));
        assertThat(of("::ffff:192.0.2.1", List.of())).isEqualTo("192.0.2.1");
    }

    @Test
    void what_is_no_range_or_origin_stops_the_start_by_name() {
        for (String wrong :
                new String[] {"", "proxy", "10.0.0.0/33", "10.0.0.0/x", "10.0.0", "::/129", "300.1.1.1", "10/8"}) {
            assertThatThrownBy(() -> AddressRange.of("serai.api.trusted-proxies", wrong))
                    .as(wrong)
                    .hasMessageContaining("serai.api.trusted-proxies");
        }
        for (String wrong : new String[] {"*", "https://a.example.com/", "ops.example.com", "null", "ftp://a.b"}) {
            assertThatThrownBy(() -> settings(List.of(), List.of(wrong), null))
                    .as(wrong)
                    .hasMessageContaining("serai.api.allowed-origins");
        }
        assertThatThrownBy(() -> settings(List.of(), List.of(), Duration.ofSeconds(1)))
                .hasMessageContaining("serai.api.hsts");
        assertThatThrownBy(() -> new ApiSettings.RateLimit(0, 1)).hasMessageContaining("rate-limit.user");
    }

    private static String of(String socket, List<String> proxies, String... forwarded) {
        return new ClientAddress(settings(proxies, List.of(), null)).of(socket, List.of(forwarded));
    }

    private static ApiSettings settings(List<String> proxies, List<String> origins, Duration hsts) {
        return new ApiSettings(new ApiSettings.RateLimit(5000, 200), proxies, origins, hsts);
    }
}
