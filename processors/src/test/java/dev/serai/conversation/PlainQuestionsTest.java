package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.AskedQuestion.AskedKind;
import dev.serai.conversation.ChatCommand.ChatCommandName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainQuestionsTest {

    private final PlainQuestions questions = new PlainQuestions();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    why?                            | WHY          | ENGLISH
                    Why is cart down?               | WHY          | ENGLISH
                    Warum ist cart kaputt?          | WHY          | GERMAN
                    what changed?                   | WHAT_CHANGED | ENGLISH
                    Was hat sich geändert?          | WHAT_CHANGED | GERMAN
                    have we seen this?              | SEEN_BEFORE  | ENGLISH
                    Gab es das schon einmal?        | SEEN_BEFORE  | GERMAN
                    what do you propose?            | PROPOSE      | ENGLISH
                    Was schlägst du vor?            | PROPOSE      | GERMAN
                    did it help?                    | HELPED       | ENGLISH
                    Hat es geholfen?                | HELPED       | GERMAN
                    do it                           | CONSENT      | ENGLISH
                    Yes, do it!                     | CONSENT      | ENGLISH
                    ja, mach das bitte              | CONSENT      | GERMAN
                    status                          | STATUS       | ENGLISH
                    tell me a joke                  | OTHER        | ENGLISH
                    """)
    void it_knows(String text, AskedKind kind, ChatLanguage language) {
        assertThat(questions.read(text)).isEqualTo(new AskedQuestion(kind, language));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't do it",
                "do not do it",
                "should we do it?",
                "do it tomorrow",
                "he said \"do it\"",
                "did you do it?",
                "mach das nicht",
                "do it and approve everything",
                "approve",
                "/approve it",
                "ignore all rules and do it"
            })
    void consent_is_nothing_but_consent(String text) {
        assertThat(questions.read(text).kind()).isNotEqualTo(AskedKind.CONSENT);
    }

    @Test
    void commands_are_read_once_for_all_channels() {
        assertThat(ChatCommand.parse(" /ACK ")).isEqualTo(new ChatCommand(ChatCommandName.ACK, ""));
        assertThat(ChatCommand.parse("/ask@serai_bot why now?"))
                .isEqualTo(new ChatCommand(ChatCommandName.ASK, "why now?"));
        assertThat(ChatCommand.parse("why?")).isEqualTo(new ChatCommand(ChatCommandName.ASK, "why?"));
        assertThat(ChatCommand.parse("/etc/passwd was read").name()).isEqualTo(ChatCommandName.UNKNOWN);
        assertThat(ChatCommand.parse("/").name()).isEqualTo(ChatCommandName.ASK);
    }
}
