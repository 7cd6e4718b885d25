package dev.serai.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.action.KameletRisk;
import dev.serai.action.RefusalReason;
import dev.serai.alert.AlertState;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a later step makes of the earlier ones, and which alert a playbook is about. */
class LaterStepsTest {

    private static final ActionDefinition LOOK = definition("look-action", "{name: {type: string}}");
    private static final ActionDefinition SCALE =
            definition("scale-action", "{name: {type: string}, replicas: {type: integer, maximum: 10}}");
    private static final ActionCatalogue CATALOGUE = new ActionCatalogue(List.of(LOOK, SCALE));
    private static final String TEXT =
            """
            name: grow
            title: Grow
            when: alert.state == "firing" && alert.labels.load == "high"
            steps:
              - id: look
                action: look-action
                with: { name: alert.labels.name }
              - id: scale
                action: scale-action
                when: steps.look.state == "succeeded" && steps.look.result.owners.size() > 0
                otherwise: Nothing owns it.
                with:
                  name: steps.look.result.owners[0].name
                  replicas: steps.look.result.replicas * 3 / 2
            """;
    private static final Playbook GROW = read(TEXT);
    private static final Step STEP = GROW.steps().get(1);

    @Test
    void given_a_result_then_a_later_step_freezes_its_arguments_from_it() {
        Facts facts =
                facts("a").after("look", succeeded("{owners: [{name: cart}], replicas: 4, share: 0.5, none: null}"));

        assertThat(STEP.needed(facts)).isTrue();
        assertThat(ArgumentResolver.resolve(STEP, SCALE, facts))
                .hasToString("ResolvedArguments[arguments={\"name\":\"cart\",\"replicas\":6}, target=cart]");
    }

    @Test
    void given_a_result_that_says_something_the_kamelet_forbids_then_nothing_is_frozen() {
        assertThat(ArgumentResolver.resolve(
                        STEP, SCALE, facts("a").after("look", succeeded("{owners: [{name: x}], replicas: 9}"))))
                .isInstanceOfSatisfying(ArgumentResolution.NotResolved.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RefusalReason.SCHEMA_MISMATCH));
        assertThat(ArgumentResolver.resolve(
                        STEP, SCALE, facts("a").after("look", succeeded("{owners: [{name: {a: b}}], replicas: 2}"))))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.SCHEMA_MISMATCH, "name"));
    }

    @Test
    void given_no_result_then_the_step_is_left_out_and_says_why() {
        for (Facts facts : List.of(
                facts("a"),
                facts("a").after("look", StepFact.SKIPPED),
                facts("a").after("look", StepFact.without(ActionState.FAILED)),
                facts("a").after("look", succeeded("{replicas: 4}")),
                facts("a").after("look", succeeded("{owners: [], replicas: 4}")))) {
            assertThat(STEP.needed(facts)).isFalse();
        }
        assertThat(STEP.otherwise()).isEqualTo("Nothing owns it.");
        assertThat(ArgumentResolver.resolve(
                        STEP, SCALE, facts("a").after("look", StepFact.without(ActionState.FAILED))))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.NO_VALUE, "name"));
    }

    @Test
    void given_a_step_that_names_itself_or_a_later_one_then_the_file_is_refused() {
        refused(TEXT.replace("name: alert.labels.name", "name: steps.scale.result.name"), "undeclared reference");
        refused(TEXT.replace("replicas: steps.look", "replicas: steps.scale"), "undeclared reference");
        refused(TEXT.replace("replicas: steps.look", "replicas: steps.lok"), "undeclared reference");
        refused(TEXT.replace("load == \"high\"", "load == steps.look.state"), "undeclared reference");
        refused(TEXT.replaceAll("    when: steps.*\n", ""), "otherwise");
    }

    @Test
    void given_several_alerts_then_the_steps_see_the_first_for_which_the_condition_holds() {
        AlertFact other = alert("first", "low", "firing");
        AlertFact over = alert("second", "high", "resolved");
        AlertFact meant = alert("third", "high", "firing");
        Facts facts = TestFacts.of(other, over, meant);

        assertThat(GROW.applies(facts)).isTrue();
        assertThat(ArgumentResolver.resolve(GROW.steps().get(0), LOOK, GROW.view(facts)))
                .isEqualTo(new ResolvedArguments(tree("{name: third}"), "third"));
        assertThat(GROW.applies(TestFacts.of(other, over))).isFalse();
        assertThat(GROW.view(TestFacts.of(other, over)).alert()).isEqualTo(other);
    }

    private static void refused(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("playbooks/grow.yaml:")
                .hasMessageContaining(reason);
    }

    private static StepFact succeeded(String result) {
        return StepFact.succeeded(tree(result));
    }

    private static Facts facts(String name) {
        return TestFacts.of(alert(name, "high", "firing"));
    }

    private static AlertFact alert(String name, String load, String state) {
        return TestFacts.alert(AlertState.of(state), Map.of("name", name, "load", load));
    }

    private static ActionDefinition definition(String name, String properties) {
        List<String> required = new ArrayList<>();
        tree(properties).fieldNames().forEachRemaining(required::add);
        JsonNode schema = tree("{type: object, additionalProperties: false, required: " + required + ", properties: "
                + properties + "}");
        return new ActionDefinition(
                name, name, "sha", Effect.CHANGE, new KameletRisk(20, true, false), null, "name", name, schema);
    }

    private static Playbook read(String text) {
        try (InputStream schema = LaterStepsTest.class.getResourceAsStream("/schema/playbook.json")) {
            String json = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return PlaybookReader.read("playbooks/grow.yaml", text, json, CATALOGUE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
