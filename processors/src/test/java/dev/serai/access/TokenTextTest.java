package dev.serai.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {

    @Test
    void three_parts_in_their_only_spelling_are_compact() {
        assertThat(TokenText.isCompact("eyJhbGciOiJFUzI1NiJ9.e30.AQ")).isTrue();
    }

    /** The last bits of AQ are left over; AR has the same byte and other such bits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "e30",
                "e30.e30",
                "e30.e30.",
                ".e30.AQ",
                "e30.e30.AQ.",
                "e30.e30.AQ.AQ",
                "e30.e30.AR",
                "e30.e30.AQ==",
                "e30=.e30.AQ",
                "e30. e30.AQ",
                "e30.e30.AQ\n",
                "e30.e30.A",
                "e3+.e30.AQ",
                "e30.e~30.AQ"
            })
    void another_spelling_is_not(String token) {
        assertThat(TokenText.isCompact(token)).isFalse();
    }

    @Test
    void a_token_is_of_one_kind_and_names_its_tenant() {
        String token = TokenText.write(TokenText.CONSOLE, "acme", "a".repeat(43));

        assertThat(TokenText.is(TokenText.CONSOLE, token)).isTrue();
        assertThat(TokenText.tenant(TokenText.CONSOLE, token)).isEqualTo("acme");
        assertThat(TokenText.is(TokenText.REFRESH, token)).isFalse();
        assertThat(TokenText.is(TokenText.CONSOLE, token + "a")).isFalse();
        assertThat(TokenText.is(TokenText.CONSOLE, "a".repeat(43))).isFalse();
    }
}
