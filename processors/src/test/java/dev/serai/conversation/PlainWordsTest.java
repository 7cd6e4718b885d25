package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.analysis.AnalysisReason;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionOutcome.DecisionReason;
import dev.serai.investigation.ModelSilence;
import dev.serai.message.AnswerText;
import dev.serai.message.ChatLanguage;
import dev.serai.message.Interaction;
import dev.serai.message.InteractionRefusal;
import dev.serai.message.RefusalWords;
import dev.serai.message.StepWords;
import dev.serai.planning.Beginning;
import dev.serai.playbook.StepVerdict.StepReason;
import dev.serai.wire.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People read sentences in the language of their question, and no codes of the hub's own. */
class PlainWordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code AWAITING_APPROVAL}, {@code awaiting_approval}. */
    private static final Pattern JOINED = Pattern.compile("\\b[A-Za-z]+_[A-Za-z_]+\\b");

    /** {@code COOLDOWN} too. */
    private static final Pattern INNER = Pattern.compile("\\b[A-Z]{4,}\\b|" + JOINED);

    /** These name fields of other systems to the log. */
    private static final Set<String> READERS = Set.of("TelegramUpdate.java", "DiscordInteraction.java");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void every_refusal_has_a_plain_sentence_in_both_languages(RefusalReason reason) {
        for (String about : List.of("", ": awaiting_approval", ": succeeded", ": replicas", ", see serai.clusters")) {
            String english = RequestWords.notProposed(ChatLanguage.ENGLISH, reason.asked() + about);
            String german = RequestWords.notProposed(ChatLanguage.GERMAN, reason.asked() + about);

            assertThat(List.of(english, german)).allSatisfy(PlainWordsTest::plain);
            assertThat(german).isNotEqualTo(english).doesNotContain("The ", "the ");
            assertThat(english).startsWith("Nothing was proposed: ").doesNotContain("see serai");
        }
        assertThat(RequestWords.impossible(ChatLanguage.GERMAN, "proposal-refused", reason.asked() + ": running"))
                .startsWith("Nicht möglich: ")
                .contains("es läuft gerade")
                .doesNotContain(reason.asked());
    }

    @Test
    void why_no_model_answered_is_said_by_itself_and_in_both_languages() {
        List<String> said = Arrays.stream(ModelSilence.values())
                .flatMap(why -> Stream.of(why.words(ChatLanguage.ENGLISH), why.words(ChatLanguage.GERMAN)))
                .toList();

        assertThat(said).doesNotHaveDuplicates().allSatisfy(PlainWordsTest::plain);
        assertThat(Stream.of(AnalysisReason.values()).map(reason -> ModelSilence.of(true, reason)))
                .contains(ModelSilence.values());
        assertThat(ModelSilence.of(false, AnalysisReason.MODEL_ERROR)).isEqualTo(ModelSilence.NO_MODEL);
        assertThat(ModelSilence.of(true, null)).isEqualTo(ModelSilence.UNUSABLE);
    }

    @Test
    void a_refusal_because_the_incident_is_over_is_said_in_both_languages() {
        String detail = "A resolved incident cannot be acknowledged.";

        assertThat(RequestWords.impossible(ChatLanguage.GERMAN, "incident-resolved", detail))
                .isEqualTo("Nicht möglich: Der Vorfall ist vorbei; dazu wird nichts mehr getan.");
        assertThat(RefusalWords.of(ChatLanguage.ENGLISH, "incident-resolved", detail))
                .isEqualTo("The incident is over; nothing is done about it any more.");
    }

    @Test
    void the_language_is_told_by_words_and_not_by_names_and_commands() {
        assertThat(Stream.of("danke", "kannst du checkout neustarten", "skalier checkout runter", "nimm den vorfall"))
                .allMatch(text -> ChatLanguage.spoken(text).equals(Optional.of(ChatLanguage.GERMAN)));
        assertThat(Stream.of("restart cart", "scale checkout to 5", "what was it", "thx"))
                .allMatch(text -> ChatLanguage.spoken(text).equals(Optional.of(ChatLanguage.ENGLISH)));
        assertThat(Stream.of("", "cart", "T1059.001"))
                .allMatch(text -> ChatLanguage.spoken(text).isEmpty());
    }

    @Test
    void every_reason_of_a_step_has_a_plain_sentence_in_both_languages() {
        List<String> codes = new ArrayList<>();
        Stream.<ReasonCode[]>of(StepReason.values(), RefusalReason.values(), Beginning.values())
                .flatMap(Arrays::stream)
                .forEach(reason -> codes.add(reason.name()));
        Arrays.stream(ActionState.values()).forEach(state -> codes.add(state.name()));
        codes.add("");

        assertThat(codes).allSatisfy(code -> {
            String english = StepWords.of(ChatLanguage.ENGLISH, code, "cart");
            assertThat(english).satisfies(PlainWordsTest::plain).endsWith("(cart).");
            assertThat(StepWords.of(ChatLanguage.GERMAN, code, "cart"))
                    .satisfies(PlainWordsTest::plain)
                    .isNotEqualTo(english);
        });
        assertThat(codes.stream()
                        .filter(code -> !code.isEmpty() && !code.equals("LATER"))
                        .map(code -> StepWords.of(ChatLanguage.ENGLISH, code, "")))
                .noneMatch(words -> words.contains("its turn"));
    }

    @Test
    void what_a_press_came_to_is_said_without_codes() {
        assertThat(DecisionReason.values())
                .allSatisfy(reason -> plain(AnswerText.of(new DecisionOutcome(false, reason, 2, 1))));
        Interaction press = new Interaction("slack", "U1", "C1", "1.2", "x", "y");
        assertThat(InteractionRefusal.values()).allSatisfy(refusal -> plain(AnswerText.of(refusal, press)));
    }

    @Test
    void each_factor_of_the_risk_is_named_and_said_once() throws IOException {
        JsonNode proposal = JSON.readTree(
                """
                {"action_id": "01890000-0000-7000-8000-000000000001", "kamelet": "kubernetes-scale-action",
                 "arguments": {"cluster": "demo", "namespace": "shop", "name": "cart", "replicas": 3},
                 "risk_level": "medium", "risk_score": 40, "state": "awaiting_approval",
                 "risk_factors": [{"name": "environment", "points": 15, "reason": "high"},
                                  {"name": "severity", "points": 5, "reason": "high"},
                                  {"name": "protected_target", "points": 5, "reason": "payments"},
                                  {"name": "protected_target", "points": 5, "reason": "payments"},
                                  {"name": "person_only", "points": 10, "reason": "only a person asked for it"}]}
                """);

        assertThat(ProposedChange.shown(proposal, ChatLanguage.ENGLISH).text())
                .contains("Risk: medium (40): environment high; severity high; payments; only a person asked for it.");
        assertThat(ProposedChange.shown(proposal, ChatLanguage.GERMAN).text())
                .contains("Risiko: mittel (40): Umgebung high; Schweregrad hoch; payments; nur ein Mensch hat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "message", "investigation"})
    void no_sentence_in_the_program_has_a_code_in_it(String noun) throws IOException {
        List<String> codes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/serai", noun))) {
            for (Path file : files.filter(PlainWordsTest::speaks).toList()) {
                LITERAL.matcher(Files.readString(file).replaceAll("(?m)^\\s*(/?\\*|//).*$", ""))
                        .results()
                        .map(PlainWordsTest::text)
                        .filter(PlainWordsTest::isSentenceWithCode)
                        .forEach(text -> codes.add(file.getFileName() + ": " + text));
            }
        }
        assertThat(codes).isEmpty();
    }

    @Test
    void a_code_in_a_sentence_is_found_and_a_name_of_a_field_is_none() {
        assertThat(isSentenceWithCode("it is ALREADY_OPEN")).isTrue();
        assertThat(isSentenceWithCode("waits: awaiting_approval")).isTrue();
        assertThat(isSentenceWithCode("risk_factors")).isFalse();
    }

    private static boolean isSentenceWithCode(String text) {
        return text.contains(" ") && JOINED.matcher(text).find();
    }

    private static boolean speaks(Path file) {
        return file.toString().endsWith(".java")
                && !READERS.contains(file.getFileName().toString());
    }

    private static String text(MatchResult literal) {
        return literal.group(1) == null ? literal.group(2) : literal.group(1);
    }

    private static void plain(String text) {
        assertThat(INNER.matcher(text).results().map(MatchResult::group)).isEmpty();
        assertThat(text).endsWith(".").doesNotContain(": null", "()", "..", "?.");
    }
}
