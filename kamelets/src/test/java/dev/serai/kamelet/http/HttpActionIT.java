package dev.serai.kamelet.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP Kamelets in a plain Camel, without the hub, against a real server on loopback. */
class HttpActionIT {

    /** Only where the limit is what is looked at: a busy machine may need a second for a handshake. */
    private static final int SHORT_MILLIS = 5_000;

    private static final int LONG_MILLIS = 20_000;

    private static final WireMockServer SERVER = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
    private static final Main CAMEL = new Main();
    private static ProducerTemplate template;

    @BeforeAll
    static void start() {
        SERVER.start();
        CAMEL.start();
        template = CAMEL.getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    private static Map<?, ?> call(String kamelet, String options, Map<String, ?> arguments, String ownPorts) {
        Map<String, Object> headers = new HashMap<>(Map.of("actionId", "a-1"));
        headers.put("ownPorts", ownPorts);
        return template.requestBodyAndHeaders("kamelet:" + kamelet + options, arguments, headers, Map.class);
    }

    private static String options() {
        return options(LONG_MILLIS);
    }

    private static String options(int timeLimit) {
        return "?allowPrivate=127.0.0.0/8&timeLimit=" + timeLimit + "&bodyLimit=1000&allow=http://127.0.0.1:"
                + SERVER.port()
                + ",https://127.0.0.1:" + SERVER.httpsPort();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + SERVER.port() + path;
    }

    private static Map<?, ?> read(String url) {
        return call("http-probe-action", options(), Map.of("url", url, "method", "GET"), "");
    }

    private static Map<?, ?> change(String path) {
        return change(path, options());
    }

    private static Map<?, ?> change(String path, String options) {
        return call(
                "http-request-action",
                options,
                Map.of("url", url(path), "method", "POST", "body", "{\"replicas\": 2}"),
                "");
    }

    @Test
    void an_answer_is_read_with_status_time_and_a_bounded_body() {
        SERVER.stubFor(get("/up")
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "text/plain")
                        .withBody("x".repeat(5000))));
        Map<?, ?> result = read(url("/up"));
        assertThat(result.get("outcome")).isEqualTo("succeeded");
        assertThat(result.get("status")).isEqualTo(503);
        assertThat(result.get("body").toString()).hasSize(1000);
        assertThat(result.get("truncated")).isEqualTo(true);
        assertThat((Long) result.get("duration_ms")).isNotNegative();
    }

    @Test
    void a_change_carries_the_action_id_and_is_never_repeated() {
        SERVER.stubFor(post("/scale").willReturn(aResponse().withStatus(204)));
        assertThat(change("/scale").get("outcome")).isEqualTo("succeeded");
        SERVER.verify(1, postRequestedFor(urlEqualTo("/scale")).withHeader("Idempotency-Key", equalTo("a-1")));
    }

    @Test
    void a_change_that_was_sent_and_not_answered_is_unknown_and_sent_once() {
        SERVER.stubFor(post("/lost").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(change("/lost").get("outcome")).isEqualTo("unknown");
        SERVER.verify(1, postRequestedFor(urlEqualTo("/lost")));
        SERVER.stubFor(post("/slow").willReturn(aResponse().withFixedDelay(30_000)));
        Map<?, ?> slow = change("/slow", options(SHORT_MILLIS));
        assertThat(slow.get("outcome")).isEqualTo("unknown");
        SERVER.stubFor(post("/broken").willReturn(aResponse().withStatus(500)));
        assertThat(change("/broken").get("outcome")).isEqualTo("unknown");
        SERVER.stubFor(post("/wrong").willReturn(aResponse().withStatus(409)));
        assertThat(change("/wrong").get("outcome")).isEqualTo("failed");
    }

    @Test
    void an_answer_that_drips_is_cut_at_the_time_limit() {
        SERVER.stubFor(
                get("/drip").willReturn(aResponse().withBody("x".repeat(900)).withChunkedDribbleDelay(60, 60_000)));
        long before = System.nanoTime();
        Map<String, ?> drip = Map.of("url", url("/drip"), "method", "GET");
        assertThat(call("http-probe-action", options(SHORT_MILLIS), drip, "").get("outcome"))
                .isEqualTo("failed");
        assertThat((System.nanoTime() - before) / 1_000_000_000L).isLessThan(40);
    }

    @Test
    void a_redirect_is_reported_and_not_followed() {
        SERVER.stubFor(get("/away")
                .willReturn(aResponse().withStatus(302).withHeader("Location", "http://169.254.169.254/latest")));
        Map<?, ?> result = read(url("/away"));
        assertThat(result.get("status")).isEqualTo(302);
        assertThat(result.get("location")).isEqualTo("http://169.254.169.254/latest");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void what_is_not_on_the_list_is_not_asked() {
        assertThat(read("http://127.0.0.1:1/").get("reason")).isEqualTo("NOT_ON_LIST");
        assertThat(read("http://example.com/").get("reason")).isEqualTo("NOT_ON_LIST");
        assertThat(read("http://127.1:" + SERVER.port() + "/").get("reason")).isIn("NOT_ON_LIST", "BAD_URL");
        Map<?, ?> without = call("http-probe-action", "?bodyLimit=1", Map.of("url", url("/"), "method", "GET"), "");
        assertThat(without.get("reason")).isEqualTo("NOT_ON_LIST");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_private_address_needs_its_range_on_the_list() {
        Map<?, ?> result = call(
                "http-probe-action",
                "?allow=http://127.0.0.1:" + SERVER.port(),
                Map.of("url", url("/"), "method", "GET"),
                "");
        assertThat(result.get("reason")).isEqualTo("PRIVATE_ADDRESS");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_callers_own_ports_are_never_asked() {
        Map<?, ?> result =
                call("http-probe-action", options(), Map.of("url", url("/"), "method", "GET"), "9, " + SERVER.port());
        assertThat(result.get("reason")).isEqualTo("OWN_PORT");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_callers_own_ports_are_known_also_where_an_address_hides_its_own() {
        HttpAction action = new HttpAction(host -> new InetAddress[] {InetAddress.getByName("64:ff9b::7f00:1")});
        action.setAllow("http://own.example.test:" + SERVER.port());
        action.setAllowPrivate("127.0.0.0/8");
        Map<String, Object> result = action.request(
                Map.of("url", "http://own.example.test:" + SERVER.port() + "/", "method", "GET"),
                null,
                String.valueOf(SERVER.port()));
        assertThat(result.get("reason")).isEqualTo("OWN_PORT");
    }

    @Test
    void each_kamelet_offers_its_own_methods_only() {
        assertThat(call("http-probe-action", options(), Map.of("url", url("/"), "method", "POST"), "")
                        .get("reason"))
                .isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(call("http-request-action", options(), Map.of("url", url("/"), "method", "GET"), "")
                        .get("reason"))
                .isEqualTo("METHOD_NOT_ALLOWED");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_certificate_is_reported_also_when_it_is_not_trusted() {
        Map<?, ?> result = read("https://127.0.0.1:" + SERVER.httpsPort() + "/");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo("TLS_NOT_TRUSTED");
        assertThat(((Map<?, ?>) result.get("certificate")).get("not_after").toString())
                .contains("T");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void nothing_listening_is_certain_to_have_had_no_effect() throws Exception {
        // One that nothing is given by chance.
        int port = 1;
        Map<?, ?> result = call(
                "http-request-action",
                "?allowPrivate=127.0.0.0/8&allow=http://127.0.0.1:" + port,
                Map.of("url", "http://127.0.0.1:" + port + "/", "method", "DELETE"),
                "");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo("CONNECTION_REFUSED");
    }

    @Test
    void a_name_that_points_elsewhere_a_moment_later_is_still_asked_at_the_checked_address() {
        SERVER.stubFor(get("/rebind").willReturn(aResponse().withStatus(200)));
        AtomicInteger lookups = new AtomicInteger();
        HttpAction action = new HttpAction(host -> new InetAddress[] {
            InetAddress.getByName(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "169.254.169.254")
        });
        action.setAllow("http://rebind.example.test:" + SERVER.port());
        action.setAllowPrivate("127.0.0.0/8");
        Map<String, Object> result = action.request(
                Map.of("url", "http://rebind.example.test:" + SERVER.port() + "/rebind", "method", "GET"), null, null);
        assertThat(result.get("status")).isEqualTo(200);
        assertThat(lookups).hasValue(1);
        SERVER.verify(
                1,
                getRequestedFor(urlEqualTo("/rebind"))
                        .withHeader("Host", equalTo("rebind.example.test:" + SERVER.port())));
    }

    @Test
    void one_bad_address_among_several_refuses_the_request() {
        HttpAction action = new HttpAction(host ->
                new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("169.254.169.254")});
        action.setAllow("http://mixed.example.test:" + SERVER.port());
        action.setAllowPrivate("127.0.0.0/8");
        Map<String, Object> result = action.request(
                Map.of("url", "http://mixed.example.test:" + SERVER.port() + "/", "method", "GET"), null, null);
        assertThat(result.get("reason")).isEqualTo("FORBIDDEN_ADDRESS");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.88.99.1",
                "2001:0:808:808::1",
                "64:ff9b:1::808:808",
                "::ffff:0:808:808",
                "5f00::1",
                "::808:808"
            })
    void a_listed_name_that_leads_to_no_ordinary_host_is_not_asked(String address) {
        HttpAction action = new HttpAction(
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName(address)});
        action.setAllow("http://special.example.test:" + SERVER.port());
        action.setAllowPrivate("127.0.0.0/8, 0.0.0.0/0, ::/0");
        Map<String, Object> result = action.request(
                Map.of("url", "http://special.example.test:" + SERVER.port() + "/", "method", "GET"), null, null);
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo("FORBIDDEN_ADDRESS");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_proxy_of_the_environment_is_not_used() {
        SERVER.stubFor(get("/direct").willReturn(aResponse().withStatus(200)));
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        try {
            assertThat(read(url("/direct")).get("status")).isEqualTo(200);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
            System.clearProperty("http.nonProxyHosts");
        }
    }
}
