package dev.serai.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.action.KameletRisk;
import dev.serai.action.RefusalReason;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is made of several arguments names one object in one way. */
class ComposedTargetTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ActionDefinition NOTE = new ActionDefinition(
            "note-action",
            "Note",
            "sha",
            Effect.CHANGE,
            new KameletRisk(10, true, false),
            null,
            "cluster/kind/namespace?/name",
            "kubernetes",
            json("{'type':'object','additionalProperties':false,'required':['kind','name'],'properties':{"
                    + "'cluster':{'type':'string'},'kind':{'type':'string'},'namespace':{'type':'string'},"
                    + "'name':{'type':'string'}}}"));
    private static final String PLAYBOOK =
            """
            name: note
            title: Note
            when: alert.state == "firing"
            steps:
              - id: note
                action: note-action
                with: { cluster: '"shop"', kind: '"Node"', name: alert.labels.node }
            """;

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArgumentResolution check(String arguments) {
        return ArgumentResolver.check(json(arguments), NOTE, TestFacts.of());
    }

    private static Playbook read(String text) {
        try (InputStream schema = ComposedTargetTest.class.getResourceAsStream("/schema/playbook.json")) {
            return PlaybookReader.read(
                    "playbooks/note.yaml",
                    text,
                    new String(schema.readAllBytes(), StandardCharsets.UTF_8),
                    new ActionCatalogue(List.of(NOTE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(ArgumentResolution frozen) {
        return ((ResolvedArguments) frozen).target();
    }

    @Test
    void given_all_parts_then_the_target_is_their_values_and_one_that_may_be_missing_is_left_out() {
        assertThat(target(check("{'cluster':'shop','kind':'Deployment','namespace':'web','name':'cart'}")))
                .isEqualTo("shop/Deployment/web/cart");
        assertThat(target(check("{'cluster':'shop','kind':'Node','name':'node-a'}")))
                .isEqualTo("shop/Node/node-a");
    }

    @Test
    void given_a_part_that_is_missing_or_would_look_like_two_then_nothing_is_frozen() {
        assertThat(check("{'kind':'Node','name':'node-a'}"))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.NO_TARGET, "cluster"));
        assertThat(check("{'cluster':'','kind':'Node','name':'node-a'}"))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.NO_TARGET, "cluster"));
        assertThat(check("{'cluster':'shop','kind':'Deployment','name':'web/cart'}"))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.NO_TARGET, "name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "kind", "namespace", "name"})
    void given_a_control_character_in_a_part_then_nothing_is_frozen(String part) {
        for (String hidden : List.of("x\n", "x\r", "\tx", "x\u0085", "x\u0000y")) {
            ObjectNode arguments = json("{'cluster':'shop','kind':'Deployment','namespace':'web','name':'cart'}");
            assertThat(check(arguments.put(part, hidden).toString()))
                    .isEqualTo(new ArgumentResolution.NotResolved(
                            RefusalReason.SCHEMA_MISMATCH, "target (control character)"));
        }
    }

    @Test
    void given_a_line_break_behind_what_a_pattern_ends_then_the_schema_refuses_it() {
        ActionDefinition plain = new ActionDefinition(
                "plain-action",
                "Plain",
                "sha",
                Effect.CHANGE,
                new KameletRisk(10, true, false),
                null,
                "name",
                "kubernetes",
                json("{'type':'object','properties':{'name':{'type':'string'},"
                        + "'container':{'type':'string','pattern':'^[a-z]+$'}}}"));

        assertThat(ArgumentResolver.check(json("{'name':'cart','container':'app\\n'}"), plain, TestFacts.of()))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.SCHEMA_MISMATCH, "$.container (pattern)"));
    }

    @Test
    void given_a_playbook_that_leaves_a_part_out_or_calls_the_target_otherwise_then_the_file_is_refused() {
        assertThat(read(PLAYBOOK).steps()).hasSize(1);
        assertThatThrownBy(() -> read(PLAYBOOK.replace("cluster: '\"shop\"', ", "")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("argument 'cluster' of note-action is missing: the target is made of it");
        assertThatThrownBy(() -> read(PLAYBOOK + "    target: '\"mine\"'\n"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("is made of its arguments: cluster/kind/namespace?/name");
    }
}
