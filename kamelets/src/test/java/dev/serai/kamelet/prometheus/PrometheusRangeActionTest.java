package dev.serai.kamelet.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.serai.kamelet.prometheus.PrometheusServers.PrometheusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusRangeActionTest {

    private static final String ANSWER = "{\"status\":\"success\"}";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicReference<Map<String, String>> form = new AtomicReference<>(Map.of());
    private final AtomicReference<String> authorization = new AtomicReference<>("");
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prom/api/v1/query_range", this::answer);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        camel.close();
    }

    private void answer(HttpExchange request) throws IOException {
        String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        form.set(Arrays.stream(body.split("&"))
                .map(part -> part.split("=", 2))
                .collect(
                        Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8))));
        authorization.set(String.valueOf(request.getRequestHeaders().getFirst("Authorization")));
        request.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
        byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
        request.sendResponseHeaders(status, bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/prom/";
    }

    private Map<String, Object> read(PrometheusRangeAction action, String tenant, Object from, Object to) {
        Exchange exchange = new DefaultExchange(camel);
        return action.read(Map.of("expression", "up{a=\"&b\"} + 1", "from", from, "to", to), tenant, exchange);
    }

    private PrometheusRangeAction own() {
        PrometheusRangeAction action = new PrometheusRangeAction();
        action.setUrl(address());
        action.setToken("a-token");
        return action;
    }

    @Test
    void a_range_is_asked_with_a_bounded_step_that_ends_at_its_last_moment() {
        Map<String, Object> result = read(own(), null, 1_000_000, 1_014_400);

        assertThat(result).containsEntry("outcome", "succeeded").containsEntry("text", ANSWER);
        assertThat(form.get()).containsEntry("query", "up{a=\"&b\"} + 1").containsEntry("end", "1014400");
        long step = Long.parseLong(form.get().get("step"));
        long start = Long.parseLong(form.get().get("start"));
        assertThat((1_014_400 - start) / step + 1).isBetween(200L, (long) PrometheusRangeAction.MOST_POINTS);
        assertThat((1_014_400 - start) % step).isZero();
        assertThat(authorization).hasValue("Bearer a-token");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 5", "0, 700000", "-5, 10"})
    void a_span_that_is_none_or_too_long_asks_nobody(long from, long to) {
        assertThat(read(own(), null, from, to)).containsEntry("reason", "REFUSED_ARGUMENTS");
        assertThat(form.get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"302", "401", "503"})
    void another_answer_is_a_failure_and_no_redirect_is_followed(int other) {
        status = other;

        assertThat(read(own(), null, 0, 60))
                .containsEntry("reason", "HTTP_STATUS")
                .containsEntry("status", other)
                .doesNotContainKey("text");
    }

    @Test
    void a_bean_says_where_a_tenants_server_is_and_nobody_else_is_asked() {
        camel.getRegistry().bind("known", (PrometheusServers) (tenant, name) ->
                tenant.equals("mine") ? Optional.of(new PrometheusServer(address(), "")) : Optional.empty());
        PrometheusRangeAction action = new PrometheusRangeAction();
        action.setServers("known");

        assertThat(read(action, "mine", 0, 60)).containsEntry("outcome", "succeeded");
        assertThat(authorization).hasValue("null");
        assertThat(read(action, "other", 0, 60)).containsEntry("reason", "UNKNOWN_SERVER");
        assertThat(read(action, null, 0, 60)).containsEntry("reason", "UNKNOWN_SERVER");
        assertThat(read(new PrometheusRangeAction(), null, 0, 60)).containsEntry("reason", "UNKNOWN_SERVER");
        assertThat(new PrometheusServer("http://a", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void what_is_not_reached_says_so() {
        PrometheusRangeAction action = own();
        server.stop(0);

        assertThat(read(action, null, 0, 60)).containsEntry("reason", "NOT_REACHED");
    }
}
