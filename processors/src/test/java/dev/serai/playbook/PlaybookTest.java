package dev.serai.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlaybookTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ActionDefinition LOOK = new ActionDefinition(
            "look-action",
            "Look",
            "sha",
            Effect.CHANGE,
            20,
            true,
            null,
            "stdin_evidence",
            "look-action",
            false,
            json("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"command\",\"stdin_evidence\"],"
                    + "\"properties\":{\"command\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                    + "\"stdin_evidence\":{\"type\":\"string\"},\"seconds\":{\"type\":\"integer\",\"maximum\":60}}}"));
    private static final ActionCatalogue CATALOGUE = new ActionCatalogue(List.of(LOOK));
    private static final String GOOD =
            """
            name: examine
            title: Examine
            when: evidence.exists(e, e.kind == "artefact")
            steps:
              - id: look
                action: look-action
                with:
                  command: ["/bin/look", "--", { value: alert.labels.name, pattern: "^[a-z0-9.-]{1,20}$" }]
                  stdin_evidence: evidence.filter(e, e.kind == "artefact")[0].id
                  seconds: 'alert.labels.kind == "big" ? 90 : 10'
                verify: result.exit_code == 0
                cooldown: PT1H
            """;

    private static final Playbook EXAMINE = read(GOOD);

    @Test
    void given_a_good_file_then_it_applies_and_its_arguments_are_frozen() {
        Playbook playbook = read(GOOD);
        Facts facts = facts("report.pdf", "small", true);

        assertThat(playbook.applies(facts)).isTrue();
        assertThat(playbook.steps().get(0).cooldown()).isEqualTo(Duration.ofHours(1));
        Frozen.Arguments frozen = (Frozen.Arguments) freeze(playbook, facts);
        assertThat(frozen.target()).isEqualTo("artefact:abc");
        assertThat(frozen.arguments())
                .hasToString("{\"command\":[\"/bin/look\",\"--\",\"report.pdf\"],\"seconds\":10,"
                        + "\"stdin_evidence\":\"e1\"}");
    }

    @Test
    void given_facts_it_does_not_speak_of_then_it_does_not_apply() {
        assertThat(read(GOOD).applies(new Facts(Map.of(), alert("x", "y"), List.of(), List.of())))
                .isFalse();
    }

    @Test
    void given_arguments_that_cannot_be_then_the_reason_is_told_without_the_value() {
        Playbook playbook = read(GOOD);

        assertThat(freeze(playbook, facts("report.pdf", "big", true)))
                .isInstanceOfSatisfying(Frozen.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Frozen.Reason.SCHEMA_MISMATCH));
        assertThat(freeze(playbook, facts("report.pdf", "small", false)))
                .isEqualTo(new Frozen.Refused(Frozen.Reason.NO_SUCH_EVIDENCE, "stdin_evidence"));
        assertThat(freeze(playbook, new Facts(Map.of(), alert("a", "small"), List.of(), List.of())))
                .isEqualTo(new Frozen.Refused(Frozen.Reason.NO_VALUE, "stdin_evidence"));
        for (String name : List.of("", "a b", "$(x)", "a\n", "a;b", "A", "x".repeat(21), "a\u0000")) {
            assertThat(freeze(playbook, facts(name, "small", true)))
                    .isEqualTo(new Frozen.Refused(Frozen.Reason.PATTERN_MISMATCH, "command"));
        }
    }

    @Property
    void whatever_an_alert_says_only_the_guarded_word_changes(@ForAll String name) {
        Frozen frozen = freeze(EXAMINE, facts(name, "small", true));

        if (frozen instanceof Frozen.Arguments arguments) {
            assertThat(name).matches("[a-z0-9.-]{1,20}");
            assertThat(arguments.arguments().path("command"))
                    .isEqualTo(json("[\"/bin/look\",\"--\",\"" + name + "\"]"));
        }
    }

    @Test
    void given_a_bad_file_then_every_mistake_is_told_with_its_line() {
        refused(GOOD.replace("action: look-action", "action: lok-action"), 6, "unknown action 'lok-action'");
        refused(GOOD.replace("seconds:", "secs:"), 10, "unknown argument 'secs'");
        refused(GOOD.replace("alert.labels.kind ==", "alert.lables.kind =="), 10, "undeclared reference");
        refused(GOOD.replace("\"--\", ", ""), 8, "only after the word --");
        refused(GOOD.replace("^[a-z0-9.-]{1,20}$", "[a-z]+"), 8, "");
        refused(GOOD.replace("^[a-z0-9.-]{1,20}$", "^[a-z$"), 8, "not a pattern");
        refused(GOOD.replace("name: examine", "name: other"), 1, "belongs in a file named other.yaml");
        refused(GOOD.replace("PT1H", "P1M"), 12, "not a duration");
        refused(GOOD.replace("title: Examine", "colour: red"), 2, "unknown key 'colour'");
        refused(
                GOOD.replace("command: [\"/bin/look\", \"--\", { value", "command: alert.labels.name #"),
                8,
                "must be written out, not computed");
        refused(GOOD + GOOD.substring(GOOD.indexOf("  - id")), 13, "step 'look' is there twice");
        refused(
                GOOD.replace("    stdin_evidence: evidence.filter(e, e.kind == \"artefact\")[0].id\n", "#\n"),
                7,
                "argument 'stdin_evidence' of look-action is missing");
    }

    @Test
    void given_what_became_of_a_step_then_it_is_clear_whose_turn_it_is() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        Duration cooldown = Duration.ofMinutes(10);

        assertThat(Turn.of(null, now, cooldown, false, now)).isEqualTo(Turn.PROPOSE);
        assertThat(Turn.of(ActionState.SUCCEEDED, now, cooldown, false, now)).isEqualTo(Turn.NEXT);
        assertThat(Turn.of(ActionState.REJECTED, Instant.EPOCH, cooldown, false, now))
                .isEqualTo(Turn.STOP);
        assertThat(Turn.of(ActionState.REJECTED, Instant.EPOCH, cooldown, true, now))
                .isEqualTo(Turn.NEXT);
        assertThat(Turn.of(ActionState.FAILED, now.minusSeconds(599), cooldown, false, now))
                .isEqualTo(Turn.STOP);
        assertThat(Turn.of(ActionState.FAILED, now.minusSeconds(599), cooldown, true, now))
                .isEqualTo(Turn.NEXT);
        assertThat(Turn.of(ActionState.EXPIRED, now.minusSeconds(600), cooldown, false, now))
                .isEqualTo(Turn.PROPOSE);
        assertThat(List.of(ActionState.AWAITING_APPROVAL, ActionState.RUNNING, ActionState.UNKNOWN))
                .allSatisfy(open -> assertThat(Turn.of(open, Instant.EPOCH, cooldown, true, now))
                        .isEqualTo(Turn.STOP));
    }

    private static void refused(String text, int line, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("playbooks/examine.yaml:" + line + ":")
                .hasMessageContaining(reason);
    }

    private static Frozen freeze(Playbook playbook, Facts facts) {
        return Freezer.freeze(playbook.steps().get(0), LOOK, facts);
    }

    private static Facts facts(String name, String kind, boolean kept) {
        Map<String, Object> artefact = Map.of(
                "id",
                "e1",
                "kind",
                "artefact",
                "source",
                "alert",
                "sha256",
                "abc",
                "size_bytes",
                1L,
                "has_content",
                kept);
        return new Facts(Map.of(), alert(name, kind), List.of(), List.of(artefact));
    }

    private static Map<String, Object> alert(String name, String kind) {
        Map<String, Object> alert = new HashMap<>();
        alert.put("labels", Map.of("name", name, "kind", kind));
        alert.put("annotations", Map.of());
        return alert;
    }

    private static Playbook read(String text) {
        try (InputStream schema = PlaybookTest.class.getResourceAsStream("/schema/playbook.json")) {
            String json = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return PlaybookReader.read("playbooks/examine.yaml", text, json, CATALOGUE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
