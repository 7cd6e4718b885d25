package dev.serai.hub.intake;

import static dev.serai.hub.TestSources.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.HubIT;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each way in which a source's settings let its sender prove itself; and what it delivered is read again. */
@HubIT
class SenderProofIT {

    private static final byte[] BODY =
            "{\"title\": \"A proof\", \"fingerprint\": \"sender-proof\"}".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    ProducerTemplate camel;

    WebhookClient hub;

    @BeforeEach
    void client() {
        hub = new WebhookClient(port);
    }

    @Test
    void a_token_comes_in_the_header_that_the_settings_name_and_in_no_other() {
        String token = secret("by-header");
        assertThat(status(to("by-header").header("X-Monitor-Key", token))).isEqualTo(202);
        assertThat(status(to("by-header").header("X-Monitor-Key", token + "x"))).isEqualTo(401);
        assertThat(status(to("by-header").header("Authorization", "Bearer " + token)))
                .isEqualTo(401);
        assertThat(status(to("by-header").header("X-Monitor-Key", token).header("X-Monitor-Key", token)))
                .as("two leave open which counts")
                .isEqualTo(401);
        assertThat(status(to("by-header"))).isEqualTo(401);
    }

    @Test
    void a_name_and_a_password_are_asked_for_as_clients_know_it() {
        String right = basic("monitor:" + secret("by-basic"));
        assertThat(status(to("by-basic").header("Authorization", right))).isEqualTo(202);
        for (String wrong : List.of(
                basic("other:" + secret("by-basic")),
                basic("monitor:wrong"),
                basic("monitor"),
                "Basic %%%",
                "Basic",
                "Bearer " + secret("by-basic"))) {
            assertThat(status(to("by-basic").header("Authorization", wrong)))
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(hub.send(to("by-basic")).response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic realm="));
    }

    @Test
    void a_signature_covers_the_time_and_the_body_and_counts_once() {
        long now = Instant.now().getEpochSecond();
        HttpRequest.Builder signed = signed(now, BODY);
        assertThat(hub.send(signed).json().get("accepted").asInt()).isOne();
        assertThat(hub.send(signed).json().get("accepted").asInt())
                .as("the same signed delivery again")
                .isZero();
        assertThat(hub.send(signed(now - 1, BODY)).json().get("accepted").asInt())
                .as("a repeat that was signed anew")
                .isOne();
        assertThat(status(signed(now - 90, BODY))).as("older than a minute").isEqualTo(401);
        assertThat(status(signed(Instant.now().getEpochSecond() + 90, BODY)))
                .as("too early")
                .isEqualTo(401);
        assertThat(status(hub.request("by-hmac", "{\"title\": \"other\"}".getBytes(StandardCharsets.UTF_8))
                        .header("X-Monitor-Time", Long.toString(now))
                        .header("X-Monitor-Signature", signature(now, BODY))))
                .isEqualTo(401);
        assertThat(status(to("by-hmac").header("X-Monitor-Signature", signature(now, BODY))))
                .as("without its time")
                .isEqualTo(401);
    }

    @Test
    void a_certificate_counts_only_when_the_proxy_says_so_that_has_the_token() {
        String proxy = secret("by-certificate");
        assertThat(status(to("by-certificate")
                        .header("X-Serai-Proxy-Token", proxy)
                        .header("X-Client-Subject", "CN=monitor,O=Example")))
                .isEqualTo(202);
        assertThat(status(to("by-certificate")
                        .header("X-Serai-Proxy-Token", proxy)
                        .header("X-Client-Subject", "CN=other,O=Example")))
                .isEqualTo(401);
        assertThat(status(to("by-certificate").header("X-Serai-Proxy-Token", proxy)))
                .isEqualTo(401);
        assertThat(status(to("by-certificate").header("X-Client-Subject", "CN=monitor,O=Example")))
                .as("a subject that anybody can write")
                .isEqualTo(401);
    }

    @Test
    void what_was_delivered_is_read_again_by_its_kind_page_by_page() {
        Instant from = Instant.now();
        String source = "by-header";
        for (int i = 0; i < 3; i++) {
            byte[] body = ("{\"title\": \"recorded " + i + "\", \"fingerprint\": \"recorded-" + i + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(status(hub.request(source, body).header("X-Monitor-Key", secret(source))))
                    .isEqualTo(202);
        }
        assertThat(hub.send(hub.request(source, "{\"no\": \"title\"}".getBytes(StandardCharsets.UTF_8))
                                .header("X-Monitor-Key", secret(source)))
                        .json()
                        .get("quarantined")
                        .asInt())
                .isOne();
        RecordedRange range = new RecordedRange(source, from, Instant.now().plusSeconds(5), null, 2);
        RecordedPage first = page(range);
        List<String> titles = new java.util.ArrayList<>();
        int unreadable = 0;
        for (RecordedPage page = first; page.next() != null; page = page(range.behind(page.next()))) {
            assertThat(page.deliveries().size() + page.unreadable()).isBetween(1, 2);
            unreadable += page.unreadable();
            page.deliveries().forEach(one -> titles.add(one.alerts().get(0).title()));
        }
        assertThat(titles).containsSubsequence("recorded 0", "recorded 1", "recorded 2");
        assertThat(unreadable).isOne();
        assertThat(page(new RecordedRange(source, from.minusSeconds(60), from.minusSeconds(30), null, 500))
                        .deliveries())
                .isEmpty();
    }

    private RecordedPage page(RecordedRange range) {
        return camel.requestBodyAndHeader("direct:recorded-deliveries", range, "tenant", "default", RecordedPage.class);
    }

    private int status(HttpRequest.Builder request) {
        return hub.send(request).status();
    }

    private HttpRequest.Builder to(String source) {
        return hub.request(source, BODY);
    }

    private HttpRequest.Builder signed(long time, byte[] body) {
        return hub.request("by-hmac", body)
                .header("X-Monitor-Time", Long.toString(time))
                .header("X-Monitor-Signature", signature(time, body));
    }

    private static String signature(long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret("by-hmac").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(("v0:" + time + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
