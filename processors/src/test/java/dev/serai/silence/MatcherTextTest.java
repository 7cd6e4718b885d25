package dev.serai.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTextTest {

    @Test
    void a_list_is_read_with_braces_and_without() {
        LabelMatchers both = LabelMatchers.of(
                LabelMatcher.of("alertname", MatchOperator.EQUAL, "High CPU"),
                LabelMatcher.of("service", MatchOperator.MATCHES, "cart.*"));
        assertThat(MatcherText.parse("{alertname=\"High CPU\", service=~\"cart.*\"}"))
                .isEqualTo(both);
        assertThat(MatcherText.parse(" alertname = \"High CPU\",service=~cart.*, "))
                .isEqualTo(both);
        assertThat(MatcherText.parse(both.toString())).isEqualTo(both);
        assertThat(MatcherText.parse("{}").all()).isEmpty();
        assertThat(MatcherText.parse("").all()).isEmpty();
    }

    @Test
    void the_utf_8_syntax_takes_any_name_in_quotes_and_the_classic_one_blanks_without() {
        assertThat(MatcherText.parse("\"größe (GB)\"!=\"a\\\"b\\\\c\\n\\u00e4\"")
                        .all())
                .containsExactly(LabelMatcher.of("größe (GB)", MatchOperator.NOT_EQUAL, "a\"b\\c\nä"));
        assertThat(MatcherText.parse("job=two words").all())
                .containsExactly(LabelMatcher.of("job", MatchOperator.EQUAL, "two words"));
        assertThat(MatcherText.parse("path=\"C:\\temp\"").all())
                .as("where both can read it and differ, the classic one counts")
                .containsExactly(LabelMatcher.of("path", MatchOperator.EQUAL, "C:\\temp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a=b|5|closing brace",
                "a=b}|4|a comma",
                "a|2|expected one of",
                "a b=c|3|expected one of",
                "=b|1|a label's name",
                "a=\"b|3|does not end",
                "a=b,c=~\"(\"|5|RE2",
                "a=\"\\x\" \"b|5|escape",
            })
    void a_text_that_is_no_list_is_refused_with_the_place(String text, int position, String reason) {
        assertThatThrownBy(() -> MatcherText.parse(text))
                .isInstanceOfSatisfying(MatcherSyntaxException.class, refused -> assertThat(refused.position())
                        .isEqualTo(position))
                .hasMessageContaining(reason);
    }

    @Test
    void the_matchers_before_other_words_are_taken() {
        MatcherText.Leading read =
                MatcherText.leading(" alertname=HighCPU service=~\"cart.*\", zone!=eu 2h deploy = work");
        assertThat(read.matchers().toString()).isEqualTo("{alertname=\"HighCPU\", service=~\"cart.*\", zone!=\"eu\"}");
        assertThat(read.rest()).isEqualTo("2h deploy = work");
        assertThat(MatcherText.leading("2h deploy").matchers().all()).isEmpty();
        assertThatThrownBy(() -> MatcherText.leading("a=\"b 2h")).isInstanceOf(MatcherSyntaxException.class);
    }

    @Test
    void a_value_is_compared_whole_and_a_missing_label_is_empty() {
        assertThat(holds("a=~\"b|c\"", "b")).isTrue();
        assertThat(holds("a=~\"b|c\"", "bc")).isFalse();
        assertThat(holds("a!~\"b.*\"", "bb")).isFalse();
        assertThat(holds("a!~\"b.*\"", "ab")).isTrue();
        assertThat(holds("a!=b", "c")).isTrue();
        assertThat(MatcherText.parse("x=\"\"").matches(Map.of("a", "b"))).isTrue();
        assertThat(MatcherText.parse("x!=\"\"").matches(Map.of("a", "b"))).isFalse();
        assertThat(MatcherText.parse("x=~\".*\"").matchesEverything()).isTrue();
        assertThat(MatcherText.parse("x=~\".*\",y=z").matchesEverything()).isFalse();
    }

    @Test
    void an_expression_takes_time_linear_in_the_value() {
        LabelMatchers greedy = MatcherText.parse("a=~\"(x+x+)+y\"");
        assertThat(greedy.matches(Map.of("a", "x".repeat(4_000)))).isFalse();
    }

    @Property
    void what_is_written_is_read(
            @ForAll @NotBlank @StringLength(max = 20) String label,
            @ForAll @StringLength(max = 40) String value,
            @ForAll MatchOperator operator) {
        LabelMatcher matcher = LabelMatcher.of(label, operator, operator.isRegex() ? "x?" : value);
        assertThat(MatcherText.leading(matcher + " 2h").matchers().all()).containsExactly(matcher);
    }

    private static boolean holds(String matchers, String value) {
        return MatcherText.parse(matchers).matches(Map.of("a", value));
    }
}
