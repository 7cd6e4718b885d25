package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.ShownDraft;
import dev.serai.secret.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret shows by half in what is shown of an answer while it is made, wherever its pieces or its sentences end. */
class DraftSecretsTest {

    private static final int SHORTEST = 8;
    private static final String BEFORE = "It is so. ";

    /** Pieces of a stream, and statements of a list. */
    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void a_secret_that_is_cut_shows_by_half_nowhere(String border) {
        for (PlantedSecrets planted : PlantedSecrets.all(7)) {
            String text = BEFORE + planted.text() + " and so on";
            for (int at = BEFORE.length(); at < text.length(); at++) {
                List<String> pieces = List.of(text.substring(0, at) + border, text.substring(at), ".\nThat is all.\n");
                ShownDraft draft = new ShownDraft();
                for (String piece : pieces) {
                    draft.add(piece);
                    assertNothingOf(planted, draft.shown());
                }
                assertThat(draft.shown()).startsWith("It is so.");
            }
        }
    }

    @Test
    void the_law_sees_half_a_secret() {
        PlantedSecrets aws = PlantedSecrets.all(7).stream()
                .filter(one -> one.text().contains("AKIA"))
                .findFirst()
                .orElseThrow();
        assertThat(Redaction.redact(aws.text())).doesNotContain(aws.secrets().get(0));
        assertThat(halfOf(aws, "id AKIA" + aws.secrets().get(0).substring(0, SHORTEST)))
                .isTrue();
        assertThat(halfOf(aws, Redaction.redact(aws.text()))).isFalse();
    }

    private static void assertNothingOf(PlantedSecrets planted, String shown) {
        assertThat(halfOf(planted, shown)).as(shown).isFalse();
    }

    private static boolean halfOf(PlantedSecrets planted, String shown) {
        return planted.secrets().stream().anyMatch(secret -> {
            for (int from = 0; from + SHORTEST <= secret.length(); from++) {
                if (shown.contains(secret.substring(from, from + SHORTEST))) {
                    return true;
                }
            }
            return false;
        });
    }
}
