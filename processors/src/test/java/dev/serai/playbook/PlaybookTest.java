package dev.serai.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.action.KameletRisk;
import dev.serai.action.RefusalReason;
import dev.serai.alert.AlertState;
import dev.serai.analysis.EvidenceKind;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
            new KameletRisk(20, true, false),
            null,
            "stdin_evidence",
            "look-action",
            json("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"command\",\"stdin_evidence\"],"
                    + "\"properties\":{\"command\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                    + "\"stdin_evidence\":{\"type\":\"string\"},\"seconds\":{\"type\":\"integer\",\"maximum\":60}}}"));
    private static final ActionDefinition READY = new ActionDefinition(
            "ready-action",
            "Ready",
            "sha",
            Effect.READ,
            new KameletRisk(5, true, false),
            null,
            "name",
            "ready-action",
            json("{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"name\"],"
                    + "\"properties\":{\"name\":{\"type\":\"string\"},\"for_s\":{\"type\":\"integer\"}}}"));
    private static final ActionCatalogue CATALOGUE = new ActionCatalogue(List.of(LOOK, READY));
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

    private static final String ASKING = GOOD.replace(
            "    verify: result.exit_code == 0\n",
            """
                onSuccess: stop
                verify:
                  action: ready-action
                  with: { name: arguments.stdin_evidence, for_s: 60 }
                  until: result.ready
                  within: PT5M
            """);

    private static final Playbook EXAMINE = read(GOOD);

    @Test
    void given_a_good_file_then_it_applies_and_its_arguments_are_frozen() {
        Playbook playbook = read(GOOD);
        Facts facts = facts("report.pdf", "small", true);

        assertThat(playbook.applies(facts)).isTrue();
        assertThat(playbook.steps().get(0).cooldown()).isEqualTo(Duration.ofHours(1));
        ResolvedArguments frozen = (ResolvedArguments) freeze(playbook, facts);
        assertThat(frozen.target()).isEqualTo("artefact:abc");
        assertThat(frozen.arguments())
                .hasToString("{\"command\":[\"/bin/look\",\"--\",\"report.pdf\"],\"seconds\":10,"
                        + "\"stdin_evidence\":\"e1\"}");
    }

    @Test
    void given_facts_it_does_not_speak_of_then_it_does_not_apply() {
        assertThat(read(GOOD).applies(TestFacts.of(alert("x", "y")))).isFalse();
    }

    @Test
    void given_arguments_that_cannot_be_then_the_reason_is_told_without_the_value() {
        Playbook playbook = read(GOOD);

        assertThat(freeze(playbook, facts("report.pdf", "big", true)))
                .isInstanceOfSatisfying(ArgumentResolution.NotResolved.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RefusalReason.SCHEMA_MISMATCH));
        assertThat(freeze(playbook, facts("report.pdf", "small", false)))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.NO_SUCH_EVIDENCE, "stdin_evidence"));
        assertThat(freeze(playbook, TestFacts.of(alert("a", "small"))))
                .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.NO_VALUE, "stdin_evidence"));
        for (String name : List.of("", "a b", "$(x)", "a\n", "a;b", "A", "x".repeat(21), "a\u0000")) {
            assertThat(freeze(playbook, facts(name, "small", true)))
                    .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.PATTERN_MISMATCH, "command"));
        }
    }

    @Test
    void given_a_secret_in_an_argument_then_nothing_is_proposed_and_the_secret_is_not_told() {
        String key = "AKIA" + "ABCDEFGHIJKLMNOP";
        Playbook open = read(GOOD.replace("^[a-z0-9.-]{1,20}$", "^[A-Za-z0-9.=-]{1,40}$"));

        for (String secret : List.of(key, "password=hunter2", "x" + "-----BEGIN-" + "token=a1b2c3d4")) {
            assertThat(freeze(open, facts(secret, "small", true)))
                    .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.SECRET_IN_ARGUMENTS, "command"));
            assertThat(ArgumentResolver.check(
                            (ObjectNode) json("{\"command\": [\"" + secret + "\"], \"stdin_evidence\": \"e1\"}"),
                            LOOK,
                            facts("a", "small", true)))
                    .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.SECRET_IN_ARGUMENTS, "command"));
        }
        for (String words : List.of(
                "\"mongo\", \"-u\", \"root\", \"-p\", \"hunter2\"",
                "\"login\", \"--password\", \"hunter2\"",
                "\"useradd\", \"-p\", \"hunter2\"")) {
            assertThat(ArgumentResolver.check(
                            (ObjectNode) json("{\"command\": [" + words + "], \"stdin_evidence\": \"e1\"}"),
                            LOOK,
                            facts("a", "small", true)))
                    .isEqualTo(new ArgumentResolution.NotResolved(RefusalReason.SECRET_IN_ARGUMENTS, "command"));
        }
        assertThat(freeze(open, facts("hunter2", "small", true))).isInstanceOf(ResolvedArguments.class);
    }

    @Property
    void whatever_an_alert_says_only_the_guarded_word_changes(@ForAll String name) {
        ArgumentResolution frozen = freeze(EXAMINE, facts(name, "small", true));

        if (frozen instanceof ResolvedArguments arguments) {
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
    void given_a_verification_by_a_reading_action_then_it_is_read_and_its_mistakes_are_told() {
        Verify.VerifyCall asking =
                (Verify.VerifyCall) read(ASKING).steps().get(0).verify();

        assertThat(asking.action()).isEqualTo("ready-action");
        assertThat(asking.within()).isEqualTo(Duration.ofMinutes(5));
        assertThat(asking.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(asking.text()).isEqualTo("ready-action until result.ready within PT5M every PT10S");
        assertThat(read(ASKING).steps().get(0).then().endsOnSuccess()).isTrue();
        refused(
                ASKING.replace("action: ready-action", "action: look-action"),
                13,
                "supported values are: [ready-action]");
        refused(ASKING.replace("for_s: 60", "until_s: 60"), 14, "unknown argument 'until_s'");
        refused(ASKING.replace("name: arguments.", "name: argument."), 14, "known names are: arguments, result");
        refused(ASKING.replace("result.ready", "arguments.ready"), 15, "known names are: result");
        refused(ASKING.replace("PT5M", "PT2H"), 16, "at most PT1H");
        refused(ASKING.replace("PT5M", "PT5M\n      every: PT0S"), 16, "at least PT1S");
        refused(ASKING.replace("within:", "wihtin:"), 16, "unknown key 'wihtin'");
        refused(ASKING.replace("{ name: arguments.stdin_evidence, for_s: 60 }", "{ for_s: 60 }"), 14, "is missing");
    }

    private static void refused(String text, int line, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("playbooks/examine.yaml:" + line + ":")
                .hasMessageContaining(reason);
    }

    private static ArgumentResolution freeze(Playbook playbook, Facts facts) {
        return ArgumentResolver.resolve(playbook.steps().get(0), LOOK, facts);
    }

    private static Facts facts(String name, String kind, boolean kept) {
        EvidenceFact artefact = new EvidenceFact("e1", EvidenceKind.ARTEFACT, "alert", "abc", 1, kept);
        return Facts.of(TestFacts.INCIDENT, List.of(alert(name, kind)), List.of(artefact));
    }

    private static AlertFact alert(String name, String kind) {
        return TestFacts.alert(AlertState.FIRING, Map.of("name", name, "kind", kind));
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
