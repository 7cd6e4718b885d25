package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.http.RawRequest.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.FilterChainProxy.VirtualFilterChainDecorator;

/** A delivery takes the short way; whatever is written in any other way goes through Spring's chain, or gets nowhere. */
@HubIT
class WebhookWaysIT {

    private static final String TOKEN = "\nAuthorization: Bearer " + TestKeys.GENERIC_TOKEN;
    private static final String JSON = "\nContent-Type: application/json";

    private static final List<String> PLAIN =
            List.of("/webhooks/generic", "/webhooks/alertmanager", "/webhooks/nobody");

    /** What somebody may write for a webhook, or to get from there to something else. */
    private static final List<String> OTHER_SPELLINGS = List.of(
            "/webhooks",
            "/webhooks/",
            "/webhooks/generic/",
            "/webhooks/generic/more",
            "/webhooks//generic",
            "//webhooks/generic",
            "/webhooks/./generic",
            "/./webhooks/generic",
            "/webhooks/../webhooks/generic",
            "/webhooks/../api/v1/incidents",
            "/webhooks/../actuator/prometheus",
            "/webhooks/..",
            "/api/../webhooks/generic",
            "/api/v1/..;/..;/webhooks/generic",
            "/webhooks/..;/api/v1/incidents",
            "/webhooks/..;/actuator/prometheus",
            "/webhooks;/generic",
            "/webhooks;a=b/generic",
            "/webhooks/generic;",
            "/webhooks/generic;jsessionid=1",
            "/webhooks/;/generic",
            "/webhooks/%67eneric",
            "/webhooks/gener%69c",
            "/%77ebhooks/generic",
            "/webhooks%2fgeneric",
            "/webhooks/%2fgeneric",
            "/webhooks/generic%2f",
            "/webhooks/%2e%2e/api/v1/incidents",
            "/webhooks/..%2fapi/v1/incidents",
            "/webhooks/%2e%2e%2factuator/prometheus",
            "/webhooks/%252e%252e/api/v1/incidents",
            "/webhooks/generic%00",
            "/webhooks/generic%20",
            "/webhooks/generic%0a",
            "/webhooks/generic%3b",
            "/webhooks/generic%3fa",
            "/webhooks/generic%23a",
            "/webhooks/generic\\more",
            "/webhooks\\generic",
            "/webhooks/generic%5cmore",
            "/webhooks/GENERIC",
            "/WEBHOOKS/generic",
            "/webhooks/gen\u00e9ric",
            "/webhooks/generic.json",
            "/webhooks/*",
            "/webhooks/generic?",
            "/webhooks/generic?a=b",
            "/webhooks/generic?/../../api",
            "http://hub/webhooks/..;/actuator/prometheus");

    @LocalServerPort
    int port;

    @Autowired
    FilterChainProxy chain;

    private final Set<String> throughTheChain = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void watchTheChain() {
        VirtualFilterChainDecorator plain = new VirtualFilterChainDecorator();
        chain.setFilterChainDecorator(new FilterChainProxy.FilterChainDecorator() {
            @Override
            public FilterChain decorate(FilterChain original) {
                return seen(plain.decorate(original));
            }

            @Override
            public FilterChain decorate(FilterChain original, List<Filter> filters) {
                return seen(plain.decorate(original, filters));
            }

            private FilterChain seen(FilterChain next) {
                return (request, response) -> {
                    throughTheChain.add(RequestId.of(request));
                    next.doFilter(request, response);
                };
            }
        });
    }

    @AfterEach
    void letTheChainBe() {
        chain.setFilterChainDecorator(new VirtualFilterChainDecorator());
    }

    @Test
    void a_plain_delivery_takes_the_short_way() {
        for (String path : PLAIN) {
            Answer answer = delivery(path, "POST");
            assertThat(answer.status()).as(path).isIn(202, 401, 404);
            assertThat(isThroughTheChain(answer)).as(path).isFalse();
        }
        assertThat(delivery("/webhooks/generic", "POST").status()).isEqualTo(202);
    }

    @Test
    void every_other_spelling_goes_through_the_chain_or_nowhere() {
        SoftAssertions all = new SoftAssertions();
        for (String path : OTHER_SPELLINGS) {
            for (String method : List.of("POST", "GET", "post")) {
                Answer answer = delivery(path, method);
                String what = method + " " + path + ": " + answer.text();
                if (!isThroughTheChain(answer)) {
                    // Refused by the container, by the door, or by the chain's firewall, which comes before its
                    // filters.
                    all.assertThat(answer.status()).as(what).isIn(400, 405);
                }
                if (path.split("\\?")[0].matches(".*(api|actuator).*")) {
                    all.assertThat(answer.status()).as(what).isGreaterThanOrEqualTo(400);
                }
                all.assertThat(answer.header("X-Request-Id")).as(what).hasSize(36);
            }
        }
        all.assertAll();
    }

    @Test
    void every_other_method_goes_the_long_way_or_is_refused_at_the_door() {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "ANY")) {
            Answer answer = delivery("/webhooks/generic", method);
            assertThat(answer.status()).as(method).isIn(400, 405);
        }
    }

    /** The query makes it take the long way. */
    @Test
    void both_ways_say_the_same_in_the_same_headers() {
        SoftAssertions all = new SoftAssertions();
        for (String source : List.of("generic", "nobody", "github")) {
            for (String rest : List.of(
                    TOKEN + JSON,
                    JSON,
                    TOKEN + "\nContent-Type: text/plain",
                    TOKEN + JSON + "\nContent-Encoding: gzip",
                    TOKEN + JSON + "\nX-Odd: \u0085")) {
                for (String body : List.of("ALERT", "{", "{\"alerts\": []}", "")) {
                    Answer near = send("POST /webhooks/" + source, rest, body.replace("ALERT", alert()));
                    Answer far = send("POST /webhooks/" + source + "?a=b", rest, body.replace("ALERT", alert()));
                    String what = source + rest + body;
                    all.assertThat(headers(near)).as(what).isEqualTo(headers(far));
                    all.assertThat(said(near)).as(what).isEqualTo(said(far));
                }
            }
        }
        all.assertAll();
    }

    private boolean isThroughTheChain(Answer answer) {
        String id = answer.header("X-Request-Id");
        return id != null && throughTheChain.contains(id);
    }

    private Answer delivery(String path, String method) {
        return send(method + " " + path, TOKEN + JSON, alert());
    }

    private Answer send(String line, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return RawRequest.send(port, line + headers + "\nContent-Length: " + bytes.length, bytes);
    }

    private static String alert() {
        return "{\"title\": \"ways\", \"fingerprint\": \"" + OwnWord.next() + "\", \"severity\": \"info\"}";
    }

    /** Without what differs from answer to answer. */
    private static List<String> headers(Answer answer) {
        return Stream.of(answer.text().split("\r\n\r\n", 2)[0].split("\r\n"))
                .filter(line -> !line.startsWith("X-Request-Id:") && !line.startsWith("Date:"))
                .collect(Collectors.toList());
    }

    private static String said(Answer answer) {
        return answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
