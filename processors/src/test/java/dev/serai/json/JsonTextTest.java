package dev.serai.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "nul",
                "{} {}",
                "{}x",
                "/* */ {}",
                "\"a\tb\"",
                "[1,2"
            })
    void what_is_not_one_json_value_is_refused(String text) {
        assertThatThrownBy(() -> JsonText.text(text.getBytes(UTF_8))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"a\":1;\"a\":2} ; not valid JSON",
                "{\"a\":\"\\u0000\"} ; a NUL character",
                "{\"\\u0000\":1} ; a NUL character",
                "{\"a\":\"\\ud800\"} ; a lone surrogate",
                "{\"a\":\"\\udc00\\ud800\"} ; a lone surrogate"
            },
            delimiter = '~')
    void keys_twice_nul_and_lone_surrogates_are_refused_with_the_reason(String pair) {
        String[] parts = pair.split(" ; ");
        String text = parts[0].replace("1;\"a\"", "1,\"a\"");

        assertThatThrownBy(() -> JsonText.text(text.getBytes(UTF_8)))
                .hasMessageStartingWith(parts[1])
                .hasMessageContaining("at line 1");
    }

    @Test
    void invalid_utf8_is_refused() {
        byte[] bytes = {'"', (byte) 0xc3, (byte) 0x28, '"'};

        assertThatThrownBy(() -> JsonText.text(bytes)).hasMessage("not valid UTF-8");
    }

    @Test
    void a_nesting_bomb_is_refused_and_the_deepest_allowed_is_not() {
        String deepest = "[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH);

        assertThat(JsonText.text(deepest.getBytes(UTF_8))).isEqualTo(deepest);
        assertThatThrownBy(() -> JsonText.text(("[" + deepest + "]").getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonText.text("[".repeat(60_000).getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void whatever_the_bytes_it_reads_them_or_says_why(@ForAll byte[] bytes) {
        try {
            assertThat(JsonText.text(bytes)).isEqualTo(new String(bytes, UTF_8));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("[A-Za-z0-9 ,-]+");
        }
    }
}
