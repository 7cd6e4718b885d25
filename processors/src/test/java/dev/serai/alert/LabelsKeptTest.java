package dev.serai.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Each label of a payload comes out unchanged, or the sender and whoever reads the alert are told its name. */
class LabelsKeptTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property
    void alertmanagers_labels(@ForAll("labels") ObjectNode labels) {
        ObjectNode body = JSON.createObjectNode().put("version", "4");
        ObjectNode alert = body.putArray("alerts").addObject();
        alert.put("status", "firing").put("fingerprint", "f").set("labels", labels);
        check(AlertmanagerNormaliser.normalise(body, "s", NOW), labels);
    }

    @Property
    void generic_labels(@ForAll("labels") ObjectNode labels) {
        ObjectNode alert = JSON.createObjectNode().put("title", "t");
        alert.set("labels", labels);
        check(GenericNormaliser.normalise(alert, "s", NOW), labels);
    }

    /** What becomes labels of GitHub's events. */
    @Property
    void githubs_names(@ForAll("value") JsonNode workflow, @ForAll("value") JsonNode branch) {
        ObjectNode body = JSON.createObjectNode().put("action", "completed");
        body.putObject("repository").put("full_name", "o/r").set("default_branch", branch);
        ObjectNode run =
                body.putObject("workflow_run").put("conclusion", "failure").put("workflow_id", 7);
        run.set("name", workflow);
        run.set("head_branch", branch);
        run.putObject("head_repository").put("full_name", "o/r");
        Normalised read = GithubNormaliser.normalise(new Payload(body, "workflow_run", "s", NOW));
        if (read.alerts().isEmpty()) {
            assertThat(read.rejected()).hasSize(1);
            assertThat(read.rejected().get(0).reason()).containsAnyOf("name", "branch");
            return;
        }
        Alert alert = read.alerts().get(0);
        checkOne(alert, "branch", branch);
        if (workflow.isNull() || workflow.textValue().isBlank()) {
            assertThat(alert.label("workflow")).isEqualTo("workflow 7");
        } else {
            checkOne(alert, "workflow", workflow);
        }
    }

    @Test
    void what_stands_where_labels_should_is_told() {
        Normalised read = GenericNormaliser.normalise(
                DeliveryJson.parse("{\"title\": \"t\", \"labels\": null}".getBytes(StandardCharsets.UTF_8)), "s", NOW);
        assertThat(read.alerts().get(0).notes()).contains("labels was null: taken as none");
    }

    @Test
    void an_alertmanagers_fingerprint_and_link_that_cannot_be_kept_are_told() throws Exception {
        JsonNode body =
                JSON.readTree("{\"version\": \"4\", \"alerts\": [{\"status\": \"firing\", \"labels\": {\"a\": \"b\"},"
                        + " \"generatorURL\": \"javascript:alert(1)\", \"fingerprint\": \"" + "f".repeat(257)
                        + "\"}]}");
        assertThat(AlertmanagerNormaliser.normalise(body, "s", NOW)
                        .alerts()
                        .get(0)
                        .notes())
                .contains(
                        "fingerprint is longer than 256 characters: made from the labels",
                        "generatorURL is no web address of at most 4096 characters: left out");
    }

    @Property
    void the_places_of_notes_are_those_of_the_delivery(@ForAll List<Boolean> good) {
        var body = JSON.createArrayNode();
        good.forEach(valid -> body.addObject().put(valid ? "title" : "nothing", "t"));
        Normalised read = GenericNormaliser.normalise(body, "s", NOW);
        assertThat(read.notes())
                .allSatisfy(noted -> assertThat(good.get(noted.index())).isTrue());
        assertThat(read.notes()).hasSize(read.alerts().size());
    }

    private static void check(Normalised read, ObjectNode labels) {
        if (read.alerts().isEmpty()) {
            assertThat(read.rejected()).hasSize(1);
            String reason = read.rejected().get(0).reason();
            assertThat(reason).startsWith("labels").matches(said -> names(said, labels) || said.contains("entries"));
            return;
        }
        Alert alert = read.alerts().get(0);
        assertThat(alert.labels()).hasSize(labels.size());
        labels.properties().forEach(label -> checkOne(alert, label.getKey(), label.getValue()));
    }

    private static boolean names(String reason, ObjectNode labels) {
        return labels.properties().stream().map(Map.Entry::getKey).anyMatch(name -> reason.contains(Text.quoted(name)));
    }

    private static void checkOne(Alert alert, String name, JsonNode sent) {
        String kept = alert.label(name);
        assertThat(kept).isNotNull();
        assertThat(sent.isTextual()).isTrue();
        if (!kept.equals(sent.textValue())) {
            assertThat(sent.textValue()).startsWith(kept);
            assertThat(alert.notes()).anyMatch(note -> note.startsWith("labels." + Text.quoted(name) + " was cut"));
        }
    }

    @Provide
    Arbitrary<ObjectNode> labels() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(3)),
                Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(120).ofMaxLength(140)));
        return Arbitraries.maps(names, value()).ofMaxSize(70).map(values -> {
            ObjectNode object = JSON.createObjectNode();
            values.forEach(object::set);
            return object;
        });
    }

    @Provide
    Arbitrary<JsonNode> value() {
        Arbitrary<JsonNode> text = Arbitraries.strings().ofMaxLength(8).map(NODES::textNode);
        Arbitrary<JsonNode> lengthy = Combinators.combine(
                        Arbitraries.integers().between(4_090, 4_100), Arbitraries.of("a", "é", "😀"))
                .as((length, sign) -> NODES.textNode(sign.repeat(length)));
        Arbitrary<JsonNode> odd = Arbitraries.of(
                NODES.nullNode(),
                NODES.numberNode(1),
                NODES.numberNode(1e308),
                NODES.booleanNode(false),
                NODES.objectNode().put("deep", "x"),
                NODES.arrayNode().add("x"),
                NODES.textNode(""),
                NODES.textNode(" "),
                NODES.textNode("a\u0000b"),
                NODES.textNode("\ud800"),
                NODES.textNode("null"),
                NODES.textNode("\u202e{}\"\\"));
        return Arbitraries.frequencyOf(Tuple.of(90, text), Tuple.of(5, lengthy), Tuple.of(2, odd));
    }
}
