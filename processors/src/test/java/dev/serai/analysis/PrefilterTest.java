package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the prefilter nothing is found that was not found without it, and nothing is missed. */
class PrefilterTest {

    private static final List<Pattern> SHIPPED = shipped();
    private static final Prefilter PREFILTER = new Prefilter(SHIPPED);

    private static List<Pattern> shipped() {
        List<Pattern> all = new ArrayList<>();
        try {
            String text = Files.readString(Path.of("../routes/analysis/patterns.yaml"));
            PolicyFile.read("patterns.yaml", text, PatternAnalyst.schema())
                    .tree()
                    .path("patterns")
                    .forEach(pattern -> Stream.of("any", "unless")
                            .forEach(name -> pattern.path(name).forEach(one -> all.add(compiled(one.asText())))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private static Pattern compiled(String expression) {
        return Pattern.compile(expression, LogPattern.FLAGS);
    }

    private static void missesNothing(Prefilter prefilter, List<Pattern> expressions, String text) {
        BitSet possible = prefilter.of(text);
        assertThat(IntStream.range(0, expressions.size())
                        .filter(place -> expressions.get(place).matcher(text).find())
                        .filter(place -> !possible.get(place))
                        .mapToObj(expressions::get))
                .as(text)
                .isEmpty();
    }

    @Test
    void it_knows_a_word_of_each_shipped_expression() {
        assertThat(SHIPPED).hasSizeGreaterThan(100).allSatisfy(one -> assertThat(RequiredLiterals.of(one))
                .isPresent());
    }

    @Test
    void it_misses_nothing_in_recorded_lines_of_logs() throws IOException {
        List<Path> recorded;
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            recorded = files.filter(Files::isRegularFile).toList();
        }
        assertThat(recorded).hasSizeGreaterThan(5);
        for (Path file : recorded) {
            // Each byte is a character, whatever the file is.
            Files.readString(file, StandardCharsets.ISO_8859_1)
                    .lines()
                    .forEach(line -> missesNothing(PREFILTER, SHIPPED, line));
        }
    }

    @Property(tries = 500)
    void it_misses_nothing_in_texts_of_its_words(@ForAll("texts") String text) {
        missesNothing(PREFILTER, SHIPPED, text);
    }

    /** Words of the expressions in any case, and what may stand between them. */
    @Provide
    Arbitrary<String> texts() {
        List<String> words = SHIPPED.stream()
                .flatMap(one -> RequiredLiterals.of(one).stream().flatMap(Set::stream))
                .toList();
        Arbitrary<String> word = Combinators.combine(
                        Arbitraries.of(words), Arbitraries.integers().between(0, 2))
                .as((text, spelling) ->
                        spelling == 0 ? text : spelling == 1 ? text.toUpperCase(Locale.ROOT) : text.substring(1));
        Arbitrary<String> between =
                Arbitraries.of(" ", "\n", ": ", "", "\u0130", "\u212a", "is ", "\"", "7", "HTTP/1.1 ", "X_Y ");
        return Arbitraries.oneOf(word, between, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 2_000)
    void what_it_reads_from_any_expression_is_in_each_text_that_has_it(
            @ForAll("expressions") String expression, @ForAll("shortTexts") String text) {
        List<Pattern> one = List.of(compiled(expression));
        missesNothing(new Prefilter(one), one, text);
    }

    @Provide
    Arbitrary<String> expressions() {
        return nested(2);
    }

    private static Arbitrary<String> nested(int depth) {
        Arbitrary<String> plain = Arbitraries.of(
                "a",
                "b",
                "ab",
                "abc",
                "AbC",
                "cab",
                "bca",
                "[ab]",
                "[^a]",
                "[]a]",
                "[a-c&&b]",
                "\\b",
                "\\w",
                "\\.",
                "\\t",
                ".",
                "^",
                "$",
                "\\x61",
                "\\Qa.\\E",
                "(?=a)",
                "(?!b)",
                "(?<=c)",
                "(?i)",
                "\\d",
                "a{2}",
                "b{0,2}",
                "{",
                "\ud83d\ude00");
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> inner = nested(depth - 1);
        Arbitrary<String> group = Combinators.combine(
                        Arbitraries.of("(", "(?:", "(?-i:", "(?i:", "(?>", "(?=", "(?!"),
                        inner,
                        Arbitraries.of(")", ")?", ")*", ")+", ")+?", "){0,1}", "){1,2}"))
                .as((open, what, close) -> open + what + close);
        Arbitrary<String> repeated = Combinators.combine(plain, Arbitraries.of("?", "*", "+", "??", "*+", "{1,2}"))
                .as((what, times) -> what + times);
        Arbitrary<String> either = Combinators.combine(inner, inner).as((one, other) -> one + "|" + other);
        return Arbitraries.oneOf(plain, group, repeated, either)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .filter(PrefilterTest::isExpression);
    }

    private static boolean isExpression(String text) {
        try {
            compiled(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> shortTexts() {
        return Arbitraries.of("a", "b", "c", "A", "B", "ab", "abc", "ABC", "bca", ".", "\t", "\n", " ", "\ud83d\ude00")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "connections? (was )?refused ~ connection",
                "time(d[ -]?out|out) ~ time",
                "(curl|wget)\\s ~ curl,wget",
                "exit code 12[67]\\b ~ exit code 12",
                "ab?cdef+g ~ cdef",
                "(?-i:\\bKeyError: 'X') ~ keyerror: 'x'"
            })
    void it_takes_what_says_most(String expression, String words) {
        assertThat(String.join(",", RequiredLiterals.of(compiled(expression)).orElseThrow())
                        .split(",", -1))
                .containsExactlyInAnyOrder(words.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abc|.", "(abc)?", "abc|\\x61", "\\Qabc\\E", "(?<n>abc)", "(?i)abc", "[^]]abc"})
    void of_what_it_cannot_tell_it_says_nothing(String expression) {
        assertThat(RequiredLiterals.of(compiled(expression))).isEmpty();
    }
}
