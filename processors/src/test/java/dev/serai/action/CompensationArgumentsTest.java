package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CompensationArgumentsTest {

    private static final ActionDefinition SCALE = new ActionDefinition(
            "scale-action",
            "Scale",
            "sha",
            Effect.CHANGE,
            20,
            true,
            "scale-action",
            "names",
            "scale-action",
            true,
            json("{\"type\":\"object\",\"properties\":{\"names\":{},\"replicas\":{}}}"));

    @Test
    void given_what_was_before_then_it_stands_over_the_first_arguments_and_nothing_else_comes_in() {
        JsonNode first = json("{\"names\":[\"a\",\"b\"],\"replicas\":0,\"uid\":\"x\"}");

        assertThat(made(
                        first,
                        "{\"compensation\":{\"kamelet\":\"scale-action\",\"arguments\":{\"replicas\":3,\"x\":1}}}"))
                .isEqualTo("{\"names\":[\"a\",\"b\"],\"replicas\":3}");
        assertThat(made(first, "{\"compensation\":{\"kamelet\":\"other-action\",\"arguments\":{\"replicas\":3}}}"))
                .isEqualTo("{\"names\":[\"a\",\"b\"],\"replicas\":0}");
        assertThat(made(first, "{}")).isEqualTo("{\"names\":[\"a\",\"b\"],\"replicas\":0}");
        assertThat(made(first, "{\"compensation\":\"no\"}")).isEqualTo("{\"names\":[\"a\",\"b\"],\"replicas\":0}");
    }

    @Test
    void given_a_version_that_the_first_was_bound_to_then_the_second_is_not_bound_to_it_unless_it_was_told() {
        ActionDefinition scale = new ActionDefinition(
                "scale-action",
                "Scale",
                "sha",
                Effect.CHANGE,
                20,
                true,
                "scale-action",
                null,
                "scale-action",
                false,
                json("{\"type\":\"object\",\"properties\":{\"uid\":{},\"generation\":{},\"resource_version\":{}}}"));
        JsonNode first = json("{\"uid\":\"u\",\"generation\":3,\"resource_version\":\"9\"}");

        assertThat(CompensationArguments.of(scale, first, json("{}")).toString())
                .isEqualTo("{\"uid\":\"u\"}");
        assertThat(CompensationArguments.of(
                                scale,
                                first,
                                json(
                                        "{\"compensation\":{\"kamelet\":\"scale-action\",\"arguments\":{\"generation\":4}}}"))
                        .toString())
                .isEqualTo("{\"uid\":\"u\",\"generation\":4}");
    }

    @Test
    void given_a_list_as_target_then_each_of_it_counts_and_a_node_is_a_node() {
        assertThat(BlastRadius.of(SCALE, json("{\"names\":[\"a\",\"b\",\"c\"]}")))
                .isEqualTo(new BlastRadius(3, true));
        assertThat(BlastRadius.of(SCALE, json("{\"names\":\"a\"}")).objects()).isEqualTo(1);
        assertThat(BlastRadius.of(SCALE, json("{\"names\":[]}")).objects()).isEqualTo(1);
    }

    private static String made(JsonNode arguments, String result) {
        return CompensationArguments.of(SCALE, arguments, json(result)).toString();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
