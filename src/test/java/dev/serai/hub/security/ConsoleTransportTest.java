package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.security.ConsoleTransport.Exposure;
import dev.serai.hub.settings.ApiSettings;
import dev.serai.hub.settings.PublicAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ConsoleTransportTest {

    private final ConsoleTransport alone = transport(List.of(), null);
    private final ConsoleTransport behindProxy =
            transport(List.of("10.0.0.0/8"), URI.create("https://Ops.example.com:443/serai"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080", "[::1]"})
    void a_name_of_the_browsers_own_machine_is_loopback(String host) {
        assertThat(alone.of(request(host))).isEqualTo(Exposure.LOOPBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops.example.com",
                "192.168.1.7:8080",
                "localhost.evil.example.com",
                "evil.example.com:8080",
                "127.0.0.1.evil.example.com",
                "127.0.0.1@evil.example.com",
                "localhost:8080:1",
                "[::2]",
                "0.0.0.0:8080",
                ""
            })
    void any_other_is_open(String host) {
        assertThat(alone.of(request(host))).isEqualTo(Exposure.OPEN);
        assertThat(alone.of(new MockHttpServletRequest())).isEqualTo(Exposure.OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"})
    void behind_a_proxy_that_nobody_has_named_nothing_is_loopback(String header) {
        MockHttpServletRequest request = request("localhost:8080");
        request.addHeader(header, "https");

        assertThat(alone.of(request)).isEqualTo(Exposure.OPEN);
    }

    @Test
    void the_hubs_own_tls_counts() {
        MockHttpServletRequest request = request("ops.example.com");
        request.setSecure(true);

        assertThat(alone.of(request)).isEqualTo(Exposure.TLS);
    }

    @Test
    void a_trusted_proxy_is_believed_and_nobody_else() {
        assertThat(behindProxy.of(forwarded("10.1.2.3", "https"))).isEqualTo(Exposure.TLS);
        assertThat(behindProxy.of(forwarded("10.1.2.3", "http"))).isEqualTo(Exposure.OPEN);
        assertThat(behindProxy.of(forwarded("10.1.2.3", "https, http"))).isEqualTo(Exposure.OPEN);
        assertThat(behindProxy.of(forwarded("192.0.2.1", "https"))).isEqualTo(Exposure.OPEN);
        assertThat(alone.of(forwarded("127.0.0.1", "https"))).isEqualTo(Exposure.OPEN);
        MockHttpServletRequest twice = forwarded("10.1.2.3", "https");
        twice.addHeader("X-Forwarded-Proto", "http");
        assertThat(behindProxy.of(twice)).isEqualTo(Exposure.OPEN);
    }

    @Test
    void the_own_origin_is_that_of_the_address_asked_for_or_the_public_one() {
        MockHttpServletRequest loopback = request("localhost:8080");
        assertThat(alone.isOwn(loopback, "http://localhost:8080")).isTrue();
        assertThat(alone.isOwn(loopback, "https://localhost:8080")).isFalse();
        assertThat(alone.isOwn(loopback, "http://localhost")).isFalse();
        assertThat(alone.isOwn(loopback, "http://localhost:8080.evil.example.com"))
                .isFalse();
        assertThat(alone.isOwn(loopback, "null")).isFalse();
        MockHttpServletRequest proxied = forwarded("10.1.2.3", "https");
        assertThat(behindProxy.isOwn(proxied, "https://hub.internal")).isTrue();
        assertThat(behindProxy.isOwn(proxied, "https://ops.example.com")).isTrue();
        assertThat(behindProxy.isOwn(proxied, "http://ops.example.com")).isFalse();
        assertThat(alone.isOwn(proxied, "https://ops.example.com")).isFalse();
    }

    /** A proxy that tells nothing of itself may speak TLS to the browser, and asks the hub by a name of its own machine. */
    @Test
    void on_loopback_the_public_address_is_another_one() {
        ConsoleTransport published = transport(List.of(), URI.create("https://ops.example.com"));

        assertThat(published.of(request("127.0.0.1:8080"))).isEqualTo(Exposure.LOOPBACK);
        assertThat(published.isOwn(request("127.0.0.1:8080"), "https://ops.example.com"))
                .isFalse();
        assertThat(published.isOwn(request("127.0.0.1:8080"), "http://127.0.0.1:8080"))
                .isTrue();
        ConsoleTransport plain = transport(List.of(), URI.create("http://ops.example.com"));
        assertThat(plain.isOwn(request("127.0.0.1:8080"), "http://ops.example.com"))
                .isFalse();
    }

    private static MockHttpServletRequest forwarded(String from, String scheme) {
        MockHttpServletRequest request = request("hub.internal");
        request.setRemoteAddr(from);
        request.addHeader("X-Forwarded-Proto", scheme);
        return request;
    }

    private static MockHttpServletRequest request(String host) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/console");
        request.addHeader("Host", host);
        return request;
    }

    private static ConsoleTransport transport(List<String> proxies, URI publicUrl) {
        ApiSettings settings = new ApiSettings(new ApiSettings.RateLimit(1, 1), proxies, List.of(), null);
        return new ConsoleTransport(new ClientAddress(settings), new PublicAddress(publicUrl));
    }
}
