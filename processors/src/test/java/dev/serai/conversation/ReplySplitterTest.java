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

    @Test
    void abbreviations_initials_and_ordinals_end_no_sentence() {
        assertThat(ReplySplitter.split("It was slow. See e.g. Redis, cf. Cart", 30, String::length))
                .containsExactly("It was slow.", "See e.g. Redis, cf. Cart");
        assertThat(ReplySplitter.split("Er ist langsam. Siehe z. B. Redis bzw. Cart", 30, String::length))
                .containsExactly("Er ist langsam.", "Siehe z. B. Redis bzw. Cart");
        assertThat(ReplySplitter.split("Seit gestern. Zuletzt am 3. November war es so", 34, String::length))
                .containsExactly("Seit gestern.", "Zuletzt am 3. November war es so");
        assertThat(ReplySplitter.split("Ask J. Doe now. He knows of Dr. Who and it", 33, String::length))
                .containsExactly("Ask J. Doe now.", "He knows of Dr. Who and it");
    }

    @Test
    void a_citation_stays_with_its_sentence() {
        assertThat(ReplySplitter.split("It is out of memory. [1] [2] It was restarted. [3]", 30, String::length))
                .containsExactly("It is out of memory. [1] [2]", "It was restarted. [3]");
        assertThat(ReplySplitter.split("It is out of memory. [1] It is so", 22, String::length))
                .containsExactly("It is out of", "memory. [1] It is so");
        assertThat(ReplySplitter.split("first claim goes [1] and more", 18, String::length))
                .containsExactly("first claim", "goes [1] and more");
    }

    @Test
    void an_address_is_cut_only_where_it_is_too_long() {
        String address = "https://shop.example/cart?id=1&x=2.5#a.b";
        assertThat(ReplySplitter.split("Look at " + address + " now. Then go", 50, String::length))
                .containsExactly("Look at " + address, "now. Then go");
        List<String> parts = ReplySplitter.split(address, 15, String::length);
        assertThat(parts).allMatch(part -> part.length() <= 15);
        assertThat(String.join("", parts)).isEqualTo(address);
    }

    @Test
    void a_block_of_code_stays_whole_or_goes_on_as_one() {
        String code = "```sh\none two\n  three four\n```";
        assertThat(ReplySplitter.split("Run this line.\n" + code + "\nThen wait for it.", 40, String::length))
                .containsExactly("Run this line.", code, "Then wait for it.");
        assertThat(ReplySplitter.split("```sh\nfirst line\n  second line\n  third line\n```", 34, String::length))
                .containsExactly("```sh\nfirst line\n  second line\n```", "```sh\n  third line\n```");
        assertThat(ReplySplitter.split("```\n" + "x".repeat(30) + "\n```", 20, String::length))
                .containsExactly(
                        "```\n" + "x".repeat(12) + "\n```",
                        "```\n" + "x".repeat(12) + "\n```",
                        "```\n" + "x".repeat(6) + "\n```");
    }

    @Test
    void whatever_the_code_each_part_fits_and_its_blocks_are_closed() {
        Random random = new Random(11);
        String[] pieces = {"```\n", "\n```\n", "word ", "End. ", "[1] ", "\n", "😀", "z. B. ", "https://a.b/c?d "};
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(60); count > 0; count--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<String> parts = ReplySplitter.split(text.toString(), 40, String::length);
            assertThat(parts).as(text.toString()).allMatch(part -> part.length() <= 40 && !part.isBlank());
            assertThat(signs(String.join("", parts))).as(text.toString()).isEqualTo(signs(text.toString()));
            for (String part : parts.subList(0, Math.max(0, parts.size() - 1))) {
                assertThat(part.lines()
                                        .filter(line -> line.matches(" {0,3}```[^`]*"))
                                        .count()
                                % 2)
                        .as(text + "\n-- in --\n" + part)
                        .isZero();
            }
        }
    }

    private static String signs(String text) {
        return text.replaceAll("[\\s`]", "");
    }
}
