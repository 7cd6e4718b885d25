package dev.serai.kamelet.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.alert.DeliveryRefusal;
import dev.serai.kamelet.chat.CallbackRefused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of an alert through Camel Main, with nothing but the catalogue's jar and what its files name. */
class AlertKameletsIT {

    private static final Main CAMEL = new Main();
    private static ProducerTemplate template;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = FreePort.find();
        CAMEL.addProperty("camel.server.enabled", "true");
        CAMEL.addProperty("camel.server.port", String.valueOf(port));
        CAMEL.addProperty("hook.secret", "a-token-of-the-test");
        CAMEL.configure().setRoutesIncludePattern("classpath:alert-way.camel.yaml");
        CAMEL.start();
        template = CAMEL.getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    private static HttpResponse<String> post(String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hook"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> call(String kamelet, Object body) {
        return template.requestBody("kamelet:" + kamelet, body, Map.class);
    }

    @Test
    void an_alert_comes_in_is_normalised_scored_and_told() throws Exception {
        HttpResponse<String> answer = post(
                "a-token-of-the-test",
                "{\"title\": \"Disk full\", \"severity\": \"p1\", \"labels\": {\"namespace\": \"shop\"}}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"accepted\":1}");
        Deque<?> told = CAMEL.getCamelContext().getRegistry().lookupByNameAndType("told", Deque.class);
        Map<?, ?> seen = (Map<?, ?>) told.peek();
        assertThat(seen.get("title")).isEqualTo("Disk full");
        assertThat((Map<?, ?>) seen.get("risk")).extracting("level").isEqualTo("LOW");
    }

    @Test
    void who_has_no_token_and_what_is_no_delivery_is_refused() throws Exception {
        assertThat(post("another", "{\"title\": \"x\"}").statusCode()).isEqualTo(401);
        assertThat(post("a-token-of-the-test", "no json").statusCode()).isEqualTo(400);
    }

    @Test
    void each_kind_is_read_and_what_is_none_is_refused() {
        Map<String, Object> read = call(
                "alert-normalise-action?kind=alertmanager&source=edge",
                "{\"version\": \"4\","
                        + " \"alerts\": [{\"status\": \"firing\", \"labels\": {\"alertname\": \"Down\"}}, {\"status\": \"odd\"}]}");
        assertThat((List<?>) read.get("alerts"))
                .singleElement()
                .extracting("title", "source")
                .containsExactly("Down", "edge");
        assertThat((List<?>) read.get("rejected")).hasSize(1);
        assertThatThrownBy(() -> call("alert-normalise-action?kind=alertmanager", "{}"))
                .hasRootCauseInstanceOf(DeliveryRefusal.class);
        assertThatThrownBy(() -> call("alert-normalise-action?kind=nothing", "{}"))
                .hasStackTraceContaining("there is no kind nothing");
    }

    @Test
    void what_is_riskier_scores_higher() {
        Map<String, Object> known = Map.of("severity", "critical", "base_risk", 45, "reversible", false);
        assertThat(score("risk-score-action", known))
                .isGreaterThan(score("risk-score-action?environment=staging", known))
                .isGreaterThan(score("risk-score-action", Map.of("severity", "info")));
    }

    private static int score(String kamelet, Map<String, Object> known) {
        return (int) ((Map<?, ?>) call(kamelet, known).get("risk")).get("score");
    }

    @Test
    void equal_labels_make_equal_fingerprints() {
        Map<String, Object> one = Map.of("title", "a", "labels", Map.of("alertname", "Down", "pod", "x-1"));
        Map<String, Object> other = Map.of("title", "b", "labels", Map.of("alertname", "Down", "pod", "x-2"));
        String kamelet = "alert-fingerprint-action?labels=alertname";
        assertThat(call(kamelet, one).get("fingerprint"))
                .isEqualTo(call(kamelet, other).get("fingerprint"));
        assertThat(call("alert-fingerprint-action", one).get("fingerprint"))
                .isNotEqualTo(call("alert-fingerprint-action", other).get("fingerprint"));
    }

    @Test
    void known_trouble_is_found_and_a_secret_is_taken_out() {
        String log = "java.lang.OutOfMemoryError: Java heap space\nAuthorization: Bearer abcdefghijklmnop1234567890";
        assertThat(template.requestBody("kamelet:log-patterns-action", log, Object.class))
                .asString()
                .contains("OutOfMemoryError");
        assertThat(template.requestBody("kamelet:redact-action", log, String.class))
                .contains("OutOfMemoryError")
                .doesNotContain("abcdefghijklmnop1234567890");
        assertThat(call("redact-action", Map.of("password", "hunter22")).get("password"))
                .asString()
                .doesNotContain("hunter22");
    }

    @Test
    void a_signature_is_checked_over_the_bytes() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a-token-of-the-test".getBytes(), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal("{}".getBytes()));
        String kamelet = "kamelet:webhook-verify-action?kind=github&secret=#property:hook.secret";
        assertThat(template.requestBodyAndHeader(
                        kamelet, "{}".getBytes(), "X-Hub-Signature-256", signature, byte[].class))
                .isEqualTo("{}".getBytes());
        assertThatThrownBy(() ->
                        template.requestBodyAndHeader(kamelet, "{} ".getBytes(), "X-Hub-Signature-256", signature))
                .hasRootCauseInstanceOf(CallbackRefused.class);
    }
}
