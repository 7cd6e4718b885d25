package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplySplitterTest {

    @Test
    void what_fits_is_one_part_and_nothing_is_none() {
        assertThat(ReplySplitter.split(" One. Two. ", 20, String::length)).containsExactly("One. Two.");
        assertThat(ReplySplitter.split(" \n ", 20, String::length)).isEmpty();
    }

    @Test
    void it_cuts_at_paragraphs_then_lines_then_sentences_then_words() {
        assertThat(ReplySplitter.split("First part.\n\nSecond part.", 20, String::length))
                .containsExactly("First part.", "Second part.");
        assertThat(ReplySplitter.split("First line, long\nsecond line", 20, String::length))
                .containsExactly("First line, long", "second line");
        assertThat(ReplySplitter.split("It is so. It is not so.", 16, String::length))
                .containsExactly("It is so.", "It is not so.");
        assertThat(ReplySplitter.split("words without any end", 12, String::length))
                .containsExactly("words", "without any", "end");
    }

    @Test
    void no_sign_is_cut_in_two() {
        List<String> parts = ReplySplitter.split("😀".repeat(50), 7, String::length);
        assertThat(parts).allMatch(part -> part.equals("😀".repeat(part.length() / 2)));
        assertThat(String.join("", parts)).isEqualTo("😀".repeat(50));
    }

    @Test
    void what_counts_is_the_channels_cost_after_escaping() {
        List<String> parts = ReplySplitter.split("<".repeat(10), 12, text -> text.length() * 4);
        assertThat(parts).containsExactly("<<<", "<<<", "<<<", "<");
    }

    @Test
    void a_limit_below_one_sign_is_an_error_and_no_endless_loop() {
        assertThatThrownBy(() -> ReplySplitter.split("😀", 1, String::length))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_the_text_each_part_fits_and_nothing_but_blanks_is_lost() {
        Random random = new Random(7);
        String signs = "ab. \n!?ä😀e\u0301<";
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(300);
            for (int at = 0; at < length; at++) {
                text.appendCodePoint(signs.codePointAt(
                        signs.offsetByCodePoints(0, random.nextInt(signs.codePointCount(0, signs.length())))));
            }
            List<String> parts = ReplySplitter.split(text.toString(), 17, String::length);
            assertThat(parts).allMatch(part -> part.length() <= 17 && !part.isBlank());
            assertThat(String.join("", parts).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
        }
    }
}
