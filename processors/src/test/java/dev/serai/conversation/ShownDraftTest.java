package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.secret.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownDraftTest {

    @Test
    void whole_sentences_and_lines_are_shown_and_nothing_half() {
        ShownDraft draft = new ShownDraft();
        draft.add("It is out");
        assertThat(draft.shown()).isEmpty();
        draft.add(" of memory. [1");
        assertThat(draft.shown()).isEqualTo("It is out of memory.");
        draft.add("] See e.g. ");
        assertThat(draft.shown()).isEqualTo("It is out of memory. [1]");
        draft.add("Redis\nand");
        // A line may end like that in the middle of a secret.
        assertThat(draft.shown()).isEqualTo("It is out of memory. [1]");
        draft.add(" the cart.\n");
        assertThat(draft.shown()).isEqualTo("It is out of memory. [1] See e.g. Redis\nand the cart.\n");
    }

    @Test
    void no_piece_of_a_secret_is_shown_however_it_comes() {
        String key =
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----";
        for (String secret : List.of(
                "AKIA" + "IOSFODNN7EXAMPLF", "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345", key, "hunter2secret")) {
            String whole = "It is so. The password is: " + secret + " and so on. Then more.\nEnd.\n";
            assertThat(Redaction.redact(whole)).doesNotContain(secret);
            for (int size = 1; size < 60; size++) {
                ShownDraft draft = new ShownDraft();
                for (int at = 0; at < whole.length(); at += size) {
                    draft.add(whole.substring(at, Math.min(whole.length(), at + size)));
                    String shown = draft.shown();
                    for (int from = 0; from + 8 <= secret.length(); from++) {
                        String part = secret.substring(from, from + 8);
                        assertThat(part.contains("-") || part.contains("PRIVATE") || !shown.contains(part))
                                .as(shown)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void what_was_shown_is_never_taken_back() {
        ShownDraft draft = new ShownDraft();
        String before = "";
        String text = "password:\nfoo bar. token is\nabcd1234EFGH5678 next. Mr. X said so. End.\n";
        for (int at = 0; at < text.length(); at++) {
            draft.add(text.substring(at, at + 1));
            String now = draft.shown();
            assertThat(now).startsWith(before);
            before = now;
        }
    }
}
