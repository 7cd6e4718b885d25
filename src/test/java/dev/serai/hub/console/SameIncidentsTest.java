package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameIncidentsTest {

    private static final String SIGNS = "ab- \t\n\u000B\f\r07\u00A0\u0663#";

    /** What a word with a number is, said by a pattern. */
    private static final Pattern NUMBERED = Pattern.compile("(?<!\\S)[^\\s\\d]*+\\d\\S*");

    @ParameterizedTest
    @CsvSource({
        "web-0 is down, # is down",
        "pod web-7f9c restarts, pod # restarts",
        "disk 93% full on db, disk # full on db",
        "nothing here, nothing here",
        "'', ''",
        "7, #"
    })
    void a_word_with_a_digit_says_nothing_of_the_kind(String title, String kind) {
        assertThat(SameIncidents.withoutNumbers(title)).isEqualTo(kind);
    }

    @Test
    void any_text_is_without_its_numbers_as_the_pattern_says() {
        Random random = new Random(1);
        IntStream.range(0, 5_000)
                .mapToObj(round -> random.ints(random.nextInt(30), 0, SIGNS.length())
                        .collect(StringBuilder::new, (text, at) -> text.append(SIGNS.charAt(at)), StringBuilder::append)
                        .toString())
                .forEach(text -> assertThat(SameIncidents.withoutNumbers(text))
                        .as(text)
                        .isEqualTo(NUMBERED.matcher(text).replaceAll("#")));
    }
}
