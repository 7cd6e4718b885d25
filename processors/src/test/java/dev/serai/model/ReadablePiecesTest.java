package dev.serai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadablePiecesTest {

    private static final String ANSWER = "{\"answer\":[{\"text\":\"It lacks a \\\"URL\\\".\",\"evidence\":[\"E1\"]},"
            + "{\"text\":\"Ü 🙂\",\"evidence\":[]}],\"missing\":\"the logs\",\"playbook\":\"roll-back\"}";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void of_an_object_only_the_texts_are_shown_wherever_it_is_cut(int size) {
        ReadablePieces pieces = ReadablePieces.ofJson(Set.of("/answer/text", "/missing"));

        assertThat(all(pieces, cut("```json\n" + ANSWER + "\n```", size)))
                .isEqualTo("It lacks a \"URL\".\nÜ 🙂\nthe logs\n");
    }

    @Test
    void another_object_shows_nothing() {
        for (String call : List.of(
                "{\"name\":\"read_logs\",\"arguments\":{\"text\":\"a\",\"answer\":\"b\"}}",
                "{\"answer\":{\"deep\":{\"text\":\"a\"}}}",
                "{\"text\":\"a\"}",
                "[{\"answer\":}",
                "no object at all")) {
            assertThat(all(ReadablePieces.ofJson(Set.of("/answer/text")), cut(call, 3)))
                    .as(call)
                    .isEmpty();
        }
    }

    @Test
    void what_breaks_off_or_is_no_json_shows_what_came_before() {
        ReadablePieces pieces = ReadablePieces.ofJson(Set.of("/answer/text"));

        assertThat(pieces.take("{\"answer\":[{\"text\":\"One.\",")).isEqualTo("One.\n");
        assertThat(pieces.take("\"evidence\":[},{\"text\":\"Two.\"")).isEmpty();
        assertThat(pieces.take("}]}{\"answer\":[{\"text\":\"Three.\"}]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11, 1_000})
    void no_secret_is_shown_wherever_it_is_cut(int size) {
        String secret = "ghp_" + "a1B2".repeat(9);
        String text = "The token is " + secret + " here.\nNo. password: hunter2-hunter2 is it.\n";

        for (String said : List.of(text, "{\"text\":\"" + text.replace("\n", "\\n") + "\"}")) {
            ReadablePieces pieces = said == text ? ReadablePieces.ofText(true) : ReadablePieces.ofJson(Set.of("/text"));
            assertThat(all(pieces, cut(said, size)))
                    .startsWith("The token is [redacted:")
                    .doesNotContain(secret, "hunter2");
        }
        assertThat(all(ReadablePieces.ofText(false), cut("Here:\n-----BEGIN PRIVATE KEY-----\nMIIabc\n", size)))
                .isEqualTo("Here:\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"read_logs\", \"arguments\": {}}",
                "<tool_call>{\"name\": \"x\"}</tool_call>",
                "```json\n{\"name\": \"x\"}\n```",
                "[TOOL_CALLS] [{\"name\": \"x\"}]",
                "<|python_tag|>{\"name\": \"x\"}",
                "[\n {\"name\": \"x\"}]"
            })
    void calls_of_tools_in_a_text_are_not_shown(String call) {
        for (int size : List.of(1, 2, 5, 1_000)) {
            assertThat(all(ReadablePieces.ofText(true), cut("I look at [E1].\n" + call, size)))
                    .isEqualTo("I look at [E1].\n");
        }
    }

    @Test
    void words_come_as_they_come_and_where_no_tools_are_braces_are_words() {
        ReadablePieces pieces = ReadablePieces.ofText(false);

        assertThat(pieces.take("One, ")).isEqualTo("One, ");
        assertThat(pieces.take("tw")).isEmpty();
        assertThat(pieces.take("o {three}")).isEqualTo("two ");
        assertThat(pieces.rest()).isEqualTo("{three}");
    }

    @Test
    void a_line_without_end_is_not_read_again_and_again() {
        ReadablePieces pieces = ReadablePieces.ofText(false);
        String shown =
                Stream.generate(() -> "word ").limit(100_000).map(pieces::take).collect(Collectors.joining());

        assertThat(shown).hasSizeLessThan(PlainPieces.LONGEST_LINE + 10).startsWith("word word ");
    }

    private static String all(ReadablePieces pieces, List<String> parts) {
        return parts.stream().map(pieces::take).collect(Collectors.joining()) + pieces.rest();
    }

    /** By characters as models do: never between the halves of one. */
    private static List<String> cut(String text, int size) {
        int[] points = text.codePoints().toArray();
        return Stream.iterate(0, at -> at < points.length, at -> at + size)
                .map(at -> Arrays.copyOfRange(points, at, Math.min(at + size, points.length)))
                .map(part -> new String(part, 0, part.length))
                .toList();
    }
}
