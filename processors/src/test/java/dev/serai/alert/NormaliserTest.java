package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NormaliserTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(NormaliserTest.class.getResourceAsStream("generic-alert.schema.json"));

    @Test
    void an_alertmanager_group_is_read_whole() {
        Normalised read = alertmanager(
                """
                {"version": "4", "status": "firing", "truncatedAlerts": 3, "groupKey": "k", "later_field": {},
                 "alerts": [
                  {"status": "firing", "labels": {"alertname": "Down", "severity": "warning"},
                   "annotations": {"summary": "It is down", "runbook_url": "https://runbooks.example.com/Down"},
                   "startsAt": "2026-11-20T23:29:46.619542128Z", "endsAt": "0001-01-01T00:00:00Z",
                   "generatorURL": "http://prometheus.example.com/graph", "fingerprint": "fbf9eae6f06a6761"},
                  {"status": "resolved", "labels": {"alertname": "Other"}, "annotations": {},
                   "startsAt": "2026-11-20T23:00:00Z", "endsAt": "2026-11-20T23:10:00+01:00", "fingerprint": "1"}]}
                """);

        assertThat(read.alerts()).hasSize(1);
        Alert alert = read.alerts().get(0);
        assertThat(alert.fingerprint()).isEqualTo("fbf9eae6f06a6761");
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.title()).isEqualTo("It is down");
        assertThat(alert.startsAt()).isEqualTo("2026-11-20T23:29:46.619542Z");
        assertThat(alert.endsAt()).isNull();
        assertThat(alert.content().links())
                .containsExactly(
                        new Link("runbook", "https://runbooks.example.com/Down"),
                        new Link("source", "http://prometheus.example.com/graph"));
        assertThat(alert.notes()).containsExactly("the sender left 3 further alerts of the group out");
        assertThat(read.rejected()).containsExactly(new RejectedAlert(1, "the alert ends before it starts"));
    }

    @Test
    void what_is_missing_is_assumed_and_noted() {
        Alert alert =
                generic("{\"title\": \"t\", \"severity\": \"purple\"}").alerts().get(0);
        assertThat(alert.startsAt()).isEqualTo(NOW);
        assertThat(alert.startAssumed()).isTrue();
        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.notes()).contains("severity 'purple' is unknown: taken as medium");
    }

    @Test
    void an_end_a_moment_before_the_start_is_the_start_and_noted() {
        Alert alert = generic(
                        """
                        {"title": "t", "state": "resolved", "severity": "high",
                         "starts_at": "2026-11-20T10:00:00.004Z", "ends_at": "2026-11-20T10:00:00Z"}
                        """)
                .alerts()
                .get(0);
        assertThat(alert.endsAt()).isEqualTo("2026-11-20T10:00:00.004Z");
        assertThat(alert.notes())
                .containsExactly("the end was a moment before the start, as clocks differ: taken as the start");
    }

    @Test
    void a_long_value_is_cut_between_characters_and_noted() {
        String value = "a".repeat(4_095) + "😀" + "b";
        Alert alert = generic("{\"title\": \"t\", \"labels\": {\"long\": \"" + value + "\"}}")
                .alerts()
                .get(0);
        assertThat(alert.label("long")).isEqualTo("a".repeat(4_095));
        assertThat(alert.notes()).contains("labels.'long' was cut from 4098 to 4095 characters");
    }

    @Test
    void limits_name_themselves() {
        StringBuilder labels = new StringBuilder("{");
        for (int i = 0; i < 65; i++) {
            labels.append(i == 0 ? "" : ",").append("\"l").append(i).append("\":\"v\"");
        }
        assertThat(reason("{\"title\": \"t\", \"labels\": " + labels + "}}"))
                .contains("65")
                .contains("64");
        assertThat(reason("{\"title\": \"t\", \"labels\": {\"" + "k".repeat(129) + "\": \"v\"}}"))
                .contains("128");
        assertThat(reason("{\"title\": \"t\", \"fingerprint\": \"" + "f".repeat(257) + "\"}"))
                .contains("256");
        assertThatThrownBy(() -> generic("[" + "1,".repeat(5_000) + "1]"))
                .isInstanceOfSatisfying(DeliveryRefusal.class, e -> assertThat(e.reason())
                        .isEqualTo(DeliveryRefusal.DeliveryRefusalReason.TOO_MANY));
    }

    @Property(tries = 200)
    void a_fingerprint_does_not_depend_on_the_order_of_labels(
            @ForAll("labels") Map<String, String> labels, @ForAll Random random) {
        List<String> names = new ArrayList<>(labels.keySet());
        Collections.shuffle(names, random);
        Map<String, String> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, labels.get(name)));
        assertThat(Fingerprint.of(shuffled)).isEqualTo(Fingerprint.of(labels)).hasSize(64);
    }

    @Property(tries = 200)
    void different_labels_have_different_fingerprints(
            @ForAll("labels") Map<String, String> one, @ForAll("labels") Map<String, String> other) {
        assertThat(Fingerprint.of(one).equals(Fingerprint.of(other))).isEqualTo(one.equals(other));
    }

    @Property(tries = 200)
    void accepted_strings_are_unchanged(@ForAll("text") String text) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("title", "x" + text).put("description", "y" + text);
        body.putObject("labels").put("l", text);
        Alert alert = generic(JSON.writeValueAsString(body)).alerts().get(0);
        assertThat(alert.title()).isEqualTo("x" + text);
        assertThat(alert.description()).isEqualTo("y" + text);
        assertThat(alert.label("l")).isEqualTo(text);
    }

    @Property(tries = 500)
    void bytes_of_any_kind_are_read_or_refused(@ForAll byte[] body) {
        refusedOrRead(body);
    }

    @Property(tries = 500)
    void json_of_any_shape_is_read_or_refused_and_the_schema_agrees(@ForAll("shapes") String body) throws Exception {
        refusedOrRead(body.getBytes(StandardCharsets.UTF_8));
        JsonNode node = JSON.readTree(body);
        boolean taken = false;
        try {
            Normalised read = GenericNormaliser.normalise(node, "s", NOW);
            taken = read.rejected().isEmpty();
        } catch (DeliveryRefusal e) {
            taken = false;
        }
        assertThat(taken).as(body).isEqualTo(SCHEMA.validate(node).isEmpty());
    }

    private static void refusedOrRead(byte[] body) {
        try {
            JsonNode node = DeliveryJson.parse(body);
            GenericNormaliser.normalise(node, "s", NOW);
            AlertmanagerNormaliser.normalise(node, "s", NOW);
        } catch (DeliveryRefusal e) {
            assertThat(e.detail()).isNotBlank().doesNotContain("com.fasterxml", "java.");
        }
    }

    @Provide
    Arbitrary<String> shapes() {
        Arbitrary<String> value = Arbitraries.of(
                "null",
                "1",
                "true",
                "\"x\"",
                "\"\"",
                "\"firing\"",
                "\"resolved\"",
                "\"2026-01-01T00:00:00Z\"",
                "[]",
                "{}",
                "{\"a\": \"b\"}",
                "{\"a\": 1}",
                "[{\"url\": \"http://x\"}]",
                "{\"name\": \"f\", \"content\": \"AAAA\"}");
        Arbitrary<String> name = Arbitraries.of(
                "title", "state", "severity", "labels", "annotations", "links", "artefact", "fingerprint", "surprise");
        return Arbitraries.maps(name, value).ofMaxSize(4).map(NormaliserTest::object);
    }

    private static String object(Map<String, String> members) {
        StringBuilder text = new StringBuilder("{\"title\": \"t\"");
        members.forEach((name, value) -> {
            if (!name.equals("title")) {
                text.append(", \"").append(name).append("\": ").append(value);
            }
        });
        return text.append('}').toString();
    }

    @Provide
    Arbitrary<Map<String, String>> labels() {
        Arbitrary<String> word = Arbitraries.of("a", "b", "ab", "ba", "", "é");
        return Arbitraries.maps(word, word).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(50)
                .filter(text -> text.indexOf(0) < 0
                        && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                        && !text.isBlank());
    }

    private static String reason(String body) {
        return generic(body).rejected().get(0).reason();
    }

    private static Normalised generic(String body) {
        return GenericNormaliser.normalise(DeliveryJson.parse(body.getBytes(StandardCharsets.UTF_8)), "s", NOW);
    }

    private static Normalised alertmanager(String body) {
        return AlertmanagerNormaliser.normalise(DeliveryJson.parse(body.getBytes(StandardCharsets.UTF_8)), "s", NOW);
    }
}
