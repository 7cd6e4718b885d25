package dev.serai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaPatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^[a-z]+$ | shop | true",
                "^[a-z]+$ | shop/ | false",
                "^\\^.+\\$$ | ^a$ | true",
                "^\\^.+\\$$ | ^a | false",
                "a\\$ | xa$y | true",
                "[a-z] | 1a1 | true",
            })
    void given_a_pattern_then_it_means_what_json_schema_says_and_no_line_break_follows_its_end(
            String regex, String text, boolean matches) {
        var pattern = new SchemaPatterns().getRegularExpression(regex);

        assertThat(pattern.matches(text)).isEqualTo(matches);
        for (String end : new String[] {"\n", "\r\n", "\r", "\u0085", "\u2028"}) {
            assertThat(pattern.matches(text + end))
                    .isEqualTo(matches && !(regex.endsWith("$") && !regex.endsWith("a\\$")));
        }
    }
}
