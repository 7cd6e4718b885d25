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
            new KameletRisk(20, true, true),
            "scale-action",
            "names",
            "scale-action",
            json("{\"type\":\"object\",\"properties\":{\"names\":{},\"replicas\":{}}}"));

    private static final ActionDefinition ANNOTATE = new ActionDefinition(
            "annotate-action",
            "Annotate",
            "sha",
            Effect.CHANGE,
            new KameletRisk(20, true, false),
            "annotate-action",
            "cluster/name",
            "kubernetes",
            json("{\"type\":\"object\",\"required\":[\"key\"],\"properties\":{\"cluster\":{},\"name\":{},\"key\":{},"
                    + "\"value\":{},\"uid\":{},\"generation\":{},\"resource_version\":{}}}"));

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
    void given_how_things_were_then_an_argument_that_is_not_among_it_is_left_out() {
        JsonNode first = json("{\"cluster\":\"shop\",\"name\":\"cart\",\"key\":\"note\",\"value\":\"new\"}");

        assertThat(CompensationArguments.of(ANNOTATE, first, given("{\"key\":\"note\",\"uid\":\"u\"}"))
                        .toString())
                .isEqualTo("{\"cluster\":\"shop\",\"name\":\"cart\",\"key\":\"note\",\"uid\":\"u\"}");
        assertThat(CompensationArguments.of(ANNOTATE, first, given("{\"value\":\"old\"}"))
                        .toString())
                .isEqualTo("{\"cluster\":\"shop\",\"name\":\"cart\",\"key\":\"note\",\"value\":\"old\"}");
    }

    @Test
    void given_a_version_that_the_first_was_bound_to_then_the_second_is_not_bound_to_it_unless_it_was_told() {
        JsonNode first = json("{\"key\":\"k\",\"uid\":\"u\",\"generation\":3,\"resource_version\":\"9\"}");

        assertThat(CompensationArguments.of(ANNOTATE, first, json("{}")).toString())
                .isEqualTo("{\"key\":\"k\",\"uid\":\"u\"}");
        assertThat(CompensationArguments.of(ANNOTATE, first, given("{\"generation\":4}"))
                        .toString())
                .isEqualTo("{\"key\":\"k\",\"generation\":4}");
    }

    @Test
    void given_a_result_that_does_not_say_how_things_were_then_the_dry_run_does_unless_nothing_was_changed() {
        JsonNode dryRun = json("{\"kamelet\":\"scale-action\",\"arguments\":{\"replicas\":3}}");

        JsonNode found = json("{\"effect\":\"done\",\"compensation\":null}");
        assertThat(CompensationArguments.withDryRun(found, dryRun).path("compensation"))
                .isEqualTo(dryRun);
        assertThat(CompensationArguments.withDryRun(json("{}"), dryRun).path("compensation"))
                .isEqualTo(dryRun);
        JsonNode said = given("{\"replicas\":2}");
        assertThat(CompensationArguments.withDryRun(said, dryRun)).isEqualTo(said);
        JsonNode nothing = json("{\"effect\":\"none\",\"compensation\":null}");
        assertThat(CompensationArguments.withDryRun(nothing, dryRun)).isEqualTo(nothing);
        assertThat(CompensationArguments.withDryRun(found, json("{}"))).isEqualTo(found);
    }

    private static JsonNode given(String arguments) {
        return json("{\"compensation\":{\"kamelet\":\"annotate-action\",\"arguments\":" + arguments + "}}");
    }

    @Test
    void an_answer_that_says_nothing_known_of_its_effect_may_have_had_one() {
        assertThat(ReportedEffect.in(json("{\"effect\":\"none\"}"))).isEqualTo(ReportedEffect.NONE);
        assertThat(ReportedEffect.in(json("{\"effect\":\"done\"}"))).isEqualTo(ReportedEffect.DONE);
        for (String other : new String[] {"{}", "{\"effect\":null}", "{\"effect\":\"NONE\"}", "{\"effect\":7}"}) {
            assertThat(ReportedEffect.in(json(other))).as(other).isEqualTo(ReportedEffect.UNKNOWN);
        }
        assertThat(ReportedEffect.of(null)).isEqualTo(ReportedEffect.UNKNOWN);
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
