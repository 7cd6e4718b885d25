package dev.serai.kamelet.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a change leaves, what leaves with it, and how it is found out what became of one whose answer nobody has. */
class HttpSettlingIT {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private static final Main CAMEL = new Main();
    private static final Queue<Integer> SENT_BEFORE = new ConcurrentLinkedQueue<>();
    private static ProducerTemplate template;

    @BeforeAll
    static void start() {
        SERVER.start();
        CAMEL.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:agree").process(told -> {
                    assertThat(told.getMessage().getHeader("actionId")).isEqualTo("a-1");
                    SENT_BEFORE.add(SERVER.findAll(anyRequestedFor(anyUrl())).size());
                });
                from("direct:forbid").throwException(new IllegalStateException("settled meanwhile"));
            }
        });
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
        SENT_BEFORE.clear();
        SERVER.stubFor(post("/change").willReturn(aResponse().withStatus(204)));
    }

    private static String options() {
        return "?allowPrivate=127.0.0.0/8&timeLimit=20000&allow=http://127.0.0.1:" + SERVER.port();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + SERVER.port() + path;
    }

    private static Map<?, ?> change(String sending) {
        return template.requestBodyAndHeaders(
                "kamelet:http-request-action" + options() + "&sending=" + sending,
                Map.of("url", url("/change"), "method", "POST", "body", "{}"),
                Map.of(
                        "actionId",
                        "a-1",
                        "tenant",
                        "acme",
                        "incidentId",
                        "i-1",
                        "CamelHttpUri",
                        "http://evil",
                        "x",
                        "y"),
                Map.class);
    }

    private static Map<?, ?> find(Map<String, ?> more, boolean mayRepeat) {
        Map<String, Object> arguments = new HashMap<>(Map.of("url", url("/change"), "method", "POST", "body", "{}"));
        arguments.putAll(more);
        return template.requestBodyAndHeaders(
                "kamelet:http-effect-find-action" + options(),
                arguments,
                Map.of("actionId", "a-1", "tenant", "acme", "mayRepeat", mayRepeat),
                Map.class);
    }

    @Test
    void the_caller_is_told_once_before_anything_leaves() {
        assertThat(change("direct:agree").get("outcome")).isEqualTo("succeeded");
        assertThat(SENT_BEFORE).containsExactly(0);
        SERVER.verify(1, postRequestedFor(urlEqualTo("/change")));
    }

    @Test
    void what_the_caller_forbids_is_not_sent() {
        Map<?, ?> result = change("direct:forbid");
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("reason")).isEqualTo("NOT_SENT");
        assertThat(result.get("effect")).isEqualTo("none");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_caller_is_not_told_of_a_request_that_finds_nobody() {
        Map<?, ?> result = template.requestBodyAndHeaders(
                "kamelet:http-request-action?allowPrivate=127.0.0.0/8&allow=http://127.0.0.1:1&sending=direct:agree",
                Map.of("url", "http://127.0.0.1:1/", "method", "DELETE"),
                Map.of("actionId", "a-1"),
                Map.class);
        assertThat(result.get("outcome")).isEqualTo("failed");
        assertThat(result.get("effect")).isEqualTo("none");
        assertThat(SENT_BEFORE).isEmpty();
    }

    @Test
    void no_header_of_the_caller_travels() {
        change("direct:agree");
        LoggedRequest request =
                SERVER.findAll(postRequestedFor(urlEqualTo("/change"))).get(0);
        assertThat(request.getHeaders().keys().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList())
                .containsExactlyInAnyOrder(
                        "host", "user-agent", "connection", "content-type", "content-length", "idempotency-key");
    }

    @ParameterizedTest
    @CsvSource({
        "200, succeeded, succeeded, STATUS_SUCCEEDED",
        "200, failed, failed, STATUS_FAILED",
        "200, none, failed, NO_EFFECT_FOUND",
        "200, running, unknown, STATUS_RUNNING",
        "200, Succeeded, unknown, STATUS_UNCLEAR",
        "404, none, unknown, STATUS_UNCLEAR",
        "500, failed, unknown, STATUS_UNCLEAR",
        "202, succeeded, unknown, STATUS_UNCLEAR"
    })
    void the_status_address_settles_and_only_a_clear_word_does(
            int status, String state, String outcome, String reason) {
        SERVER.stubFor(get("/changes/a-1")
                .willReturn(okJson("{\"state\": \"" + state + "\"}").withStatus(status)));
        Map<?, ?> found = find(Map.of("status_url", url("/changes/{id}")), true);
        assertThat(found.get("outcome")).isEqualTo(outcome);
        assertThat(found.get("reason")).isEqualTo(reason);
        SERVER.verify(1, getRequestedFor(urlEqualTo("/changes/a-1")));
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_repeat_is_made_only_where_it_is_promised_and_allowed_and_only_its_success_settles() {
        assertThat(find(Map.of(), true).get("reason")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(find(Map.of("idempotent", false), true).get("outcome")).isEqualTo("unknown");
        assertThat(find(Map.of("idempotent", true), false).get("outcome")).isEqualTo("unknown");
        SERVER.verify(0, anyRequestedFor(anyUrl()));

        Map<?, ?> found = find(Map.of("idempotent", true), true);
        assertThat(found.get("outcome")).isEqualTo("succeeded");
        assertThat(found.get("reason")).isEqualTo("REPEATED");
        SERVER.verify(1, postRequestedFor(urlEqualTo("/change")).withHeader("Idempotency-Key", equalTo("a-1")));

        for (int status : List.of(400, 404, 409, 422, 500)) {
            SERVER.stubFor(post("/change").willReturn(aResponse().withStatus(status)));
            Map<?, ?> unclear = find(Map.of("idempotent", true), true);
            assertThat(unclear.get("outcome")).isEqualTo("unknown");
            assertThat(unclear.get("status")).isEqualTo(status);
        }
    }

    @Test
    void a_status_address_elsewhere_is_not_asked() {
        assertThat(find(Map.of("status_url", "http://elsewhere.example.test/{id}"), true)
                        .get("outcome"))
                .isEqualTo("unknown");
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }
}
