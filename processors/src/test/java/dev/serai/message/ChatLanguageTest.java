package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatLanguageTest {

    @Test
    void an_answer_has_the_language_of_its_own_lines_whatever_they_quote() {
        String answer =
                """
                Der neueste Rollout scheitert; die Revision davor läuft noch. (92 %) [1]
                > No pod of the current revision 2 is ready; revision 1 before it still has 2 ready. [2]
                - the do have we did this help show how you please
                Es ist kein Modell eingerichtet; das ist hier bekannt.""";

        assertThat(ChatLanguage.ofAnswer(answer)).isEqualTo(ChatLanguage.GERMAN);
        assertThat(ChatLanguage.of(answer)).isEqualTo(ChatLanguage.ENGLISH);
        assertThat(ChatLanguage.ofAnswer("This is how it is:\n> warum ist das so, und was ist die Lage?"))
                .isEqualTo(ChatLanguage.ENGLISH);
    }
}
