package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.serai.hub.HubIT;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a route of anybody's own sends to a target with {@code http:}, and what it takes from the answer. */
@HubIT
class OutgoingHeadersIT {

    private static final Map<String, Object> OF_THE_HUB = Map.of(
            "tenant", "acme",
            "actionId", "a-1",
            "incidentId", "i-1",
            "approvalId", "p-1",
            "messageRow", "m-1",
            "startBefore", "2026-11-21T00:00:00Z",
            "ownPorts", "8080",
            "X-Slack-Signature", "v0=abc",
            "Cookie", "session=1",
            "CamelJobId", "j-1");

    @Autowired
    ProducerTemplate camel;

    @Test
    void only_headers_that_were_set_on_purpose_travel_and_no_answer_sets_one_of_the_hubs() throws Exception {
        TreeSet<String> seen = new TreeSet<>();
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", call -> {
            call.getRequestHeaders().keySet().forEach(name -> seen.add(name.toLowerCase(Locale.ROOT)));
            call.getResponseHeaders().put("tenant", List.of("evil"));
            call.getResponseHeaders().put("actionId", List.of("evil"));
            call.getResponseHeaders().put("stdin", List.of("evil"));
            call.getResponseHeaders().put("Retry-After", List.of("7"));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        target.start();
        try {
            Exchange answered =
                    camel.request("http:127.0.0.1:" + target.getAddress().getPort() + "/x", exchange -> {
                        exchange.getMessage().setHeaders(new java.util.HashMap<>(OF_THE_HUB));
                        exchange.getMessage().setHeader("Idempotency-Key", "a-1");
                        exchange.getMessage().setHeader("Authorization", "Bearer for-the-target");
                        exchange.getMessage().setHeader("Content-Type", "application/json");
                        exchange.getMessage().setBody("{}");
                    });
            assertThat(answered.getException()).isNull();
            assertThat(seen)
                    .containsExactlyInAnyOrder(
                            "host",
                            "user-agent",
                            "connection",
                            "accept-encoding",
                            "content-type",
                            "content-length",
                            "authorization",
                            "idempotency-key");
            assertThat(answered.getMessage().getHeaders())
                    .containsEntry("tenant", "acme")
                    .containsEntry("actionId", "a-1")
                    .containsEntry("Retry-After", "7")
                    .doesNotContainKey("stdin");
        } finally {
            target.stop(0);
        }
    }
}
