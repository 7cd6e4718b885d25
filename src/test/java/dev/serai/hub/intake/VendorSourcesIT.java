package dev.serai.hub.intake;

import static dev.serai.hub.TestSources.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.intake.WebhookClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each vendor's documented payload, signed where it signs, and twenty hostile ones, over HTTP. */
@HubIT
class VendorSourcesIT {

    private static final Path SAMPLES = Path.of("docs/samples/sources");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    VendorClient vendors;

    @BeforeEach
    void client() {
        vendors = new VendorClient(port);
    }

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> SAMPLES.relativize(file).toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<String> kinds() throws IOException {
        return samples().stream().map(sample -> sample.split("/")[0]).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_documented_payload_is_accepted_and_stored(String sample) throws IOException {
        String kind = sample.split("/")[0];
        String golden = Files.readString(Path.of("processors/src/test/resources/sources", sample + ".txt"));
        long alerts = golden.lines()
                .filter(line -> line.matches("(FIRING|RESOLVED) .*"))
                .count();
        Answer answer = vendors.deliver(kind, event(sample), body(sample));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.json().get("quarantined").asInt()).isZero();
        assertThat(answer.json().get("accepted").asLong()).isEqualTo(alerts);
        golden.lines()
                .filter(line -> line.matches("(FIRING|RESOLVED) .*"))
                .map(line -> line.split(" ", 3)[2])
                .forEach(fingerprint -> assertThat(jdbc.queryForObject(
                                "select count(*) from alert where source = ? and fingerprint = ?",
                                Integer.class,
                                kind,
                                fingerprint))
                        .as(fingerprint)
                        .isOne());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void who_cannot_prove_to_be_the_vendor_is_401(String kind) {
        assertThat(vendors.forge(kind, "{\"routing_key\": \"wrong\"}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void twenty_hostile_payloads_are_told_apart_and_nothing_is_half_stored(String kind) throws IOException {
        String sample = samples().stream()
                .filter(one -> one.startsWith(kind + "/"))
                .findFirst()
                .orElseThrow();
        List<byte[]> hostile = hostile(kind, JSON.readTree(body(sample)));
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(20);
        for (byte[] body : hostile) {
            int before = alerts(kind);
            Answer answer = vendors.deliver(kind, event(sample), body);
            String what =
                    answer.status() + " for " + new String(body, 0, Math.min(200, body.length), StandardCharsets.UTF_8);
            if (answer.status() == 202) {
                JsonNode said = answer.json();
                // A known alert is stored anew, so rows may stay; more rows than were accepted there are never.
                assertThat(alerts(kind) - before)
                        .as(what)
                        .isBetween(0, said.get("accepted").asInt());
            } else {
                assertThat(answer.status()).as(what).isBetween(400, 499);
                assertThat(alerts(kind)).as(what).isEqualTo(before);
            }
        }
    }

    @Test
    void a_cloud_event_in_binary_mode_is_known_by_its_headers_and_once() {
        WebhookClient hub = new WebhookClient(port);
        byte[] data =
                "{\"title\": \"Volume 9 runs on one copy\", \"severity\": \"major\"}".getBytes(StandardCharsets.UTF_8);
        var request = hub.request("cloudevents", data)
                .header("Authorization", "Bearer " + secret("cloudevents"))
                .header("ce-specversion", "1.0")
                .header("ce-id", "binary-1")
                .header("ce-source", "https://storage.example.com/array-9")
                .header("ce-type", "com.example.storage.degraded")
                .header("ce-subject", "volume%209")
                .header("ce-time", "2026-11-20T10:00:00Z");
        Answer first = hub.send(request);
        assertThat(first.json().get("accepted").asInt())
                .as(first.response().body())
                .isOne();
        assertThat(hub.send(request).json().get("accepted").asInt())
                .as("the same event again")
                .isZero();
        Map<String, Object> row = jdbc.queryForMap(
                "select title, occurrences from alert where source = 'cloudevents' and fingerprint = ?",
                "https://storage.example.com/array-9 com.example.storage.degraded volume 9");
        assertThat(row).containsEntry("title", "Volume 9 runs on one copy").containsEntry("occurrences", 1L);
    }

    private int alerts(String source) {
        return jdbc.queryForObject("select count(*) from alert where source = ?", Integer.class, source);
    }

    private static String event(String sample) {
        return sample.split("/")[1].replaceAll("\\..*", "");
    }

    private static byte[] body(String sample) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(sample + ".json"));
    }

    private static List<byte[]> hostile(String kind, JsonNode whole) throws IOException {
        JsonNode sample = whole.isArray() ? whole.get(0) : whole;
        List<String> members = new ArrayList<>();
        sample.fieldNames().forEachRemaining(members::add);
        members.remove("routing_key");
        List<byte[]> all = new ArrayList<>();
        List<JsonNode> replacements = List.of(
                JSON.nullNode(),
                JSON.getNodeFactory().numberNode(-1),
                JSON.getNodeFactory().textNode("\0"),
                JSON.getNodeFactory().textNode("x".repeat(200_000)),
                JSON.getNodeFactory().textNode("<script>alert(1)</script>\u202e"),
                JSON.createArrayNode(),
                JSON.createObjectNode());
        for (int i = 0; i < 16; i++) {
            ObjectNode changed = sample.deepCopy();
            changed.set(members.get(i % members.size()), replacements.get(i % replacements.size()));
            all.add(JSON.writeValueAsBytes(changed));
        }
        String key = kind.equals("pagerduty-events") ? "\"routing_key\": \"" + secret(kind) + "\", " : "";
        for (String text : List.of(
                "{" + key + "\"a\": " + "[".repeat(200) + "]".repeat(200) + "}",
                "{" + key + "\"a\": 1, \"a\": 2}",
                "[]",
                "null",
                "{",
                "\"\\ud800\"",
                "{" + key + "\"alerts\": [" + "1,".repeat(6_000) + "1]}",
                "")) {
            all.add(text.getBytes(StandardCharsets.UTF_8));
        }
        all.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0x7b, 0x7d});
        return all;
    }
}
