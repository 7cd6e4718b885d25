package dev.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** IEEE 754 bits and what ECMAScript writes for them: RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void given_a_double_then_it_is_written_as_ecmascript_writes_it(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.text(DoubleNode.valueOf(number))).isEqualTo(text);
    }

    @Test
    void given_the_example_of_the_rfc_then_the_result_is_the_one_of_the_rfc() throws Exception {
        JsonNode value = JSON.readTree(
                """
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """);

        assertThat(CanonicalJson.text(value))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void given_names_beyond_the_basic_plane_then_they_are_sorted_by_utf_16_units() throws Exception {
        JsonNode value = JSON.readTree(
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}");

        assertThat(CanonicalJson.text(value))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void given_what_has_no_canonical_form_then_it_is_refused_and_the_place_is_named() {
        ObjectNode lone = JsonNodeFactory.instance.objectNode().put("name", "a\ud800b");
        assertThatThrownBy(() -> CanonicalJson.bytes(lone)).hasMessage("$.name contains a lone surrogate");
        assertThatThrownBy(() -> CanonicalJson.bytes(TextNode.valueOf("\udc00\ud800")))
                .hasMessageContaining("lone surrogate");
        assertThatThrownBy(() -> CanonicalJson.bytes(DoubleNode.valueOf(Double.NaN)))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> CanonicalJson.bytes(JSON.readTree("[9007199254740993]")))
                .hasMessage("$[0] is an integer that a double cannot hold exactly");
        assertThatThrownBy(() -> CanonicalJson.bytes(JSON.readTree("[".repeat(70) + "]".repeat(70))))
                .hasMessageContaining("deeper");
    }

    @Property
    void a_finite_double_reads_back_as_itself_in_no_more_digits_than_java_needs(@ForAll double number) {
        String text = CanonicalNumber.text(number);

        assertThat(Double.parseDouble(text)).isEqualTo(number == 0 ? 0.0 : number);
        assertThat(digits(text)).isLessThanOrEqualTo(digits(Double.toString(number)));
    }

    @Property
    void any_bit_pattern_reads_back_as_itself(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        if (Double.isFinite(number) && number != 0) {
            assertThat(Double.parseDouble(CanonicalNumber.text(number))).isEqualTo(number);
        }
    }

    @Property
    void the_order_of_members_does_not_matter(@ForAll @Size(max = 8) List<String> names, @ForAll long seed) {
        List<String> clean = new ArrayList<>();
        names.forEach(name -> clean.add(name.replaceAll("[\\ud800-\\udfff]", "?")));
        List<String> shuffled = new ArrayList<>(clean);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(CanonicalJson.text(object(shuffled))).isEqualTo(CanonicalJson.text(object(clean)));
    }

    @Property
    void the_canonical_form_is_json_for_the_same_value_and_its_own_canonical_form(@ForAll String text)
            throws Exception {
        String clean = text.replaceAll("[\\ud800-\\udfff]", "?");
        JsonNode value = JsonNodeFactory.instance.objectNode().put(clean, clean);

        JsonNode again = JSON.readTree(CanonicalJson.bytes(value));

        assertThat(again).isEqualTo(value);
        assertThat(CanonicalJson.text(again)).isEqualTo(CanonicalJson.text(value));
    }

    private static ObjectNode object(List<String> names) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> object.put(name, name.length()));
        return object;
    }

    private static int digits(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? 1 : value.stripTrailingZeros().precision();
    }
}
