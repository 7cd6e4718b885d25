package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class FormTokensTest {

    private final byte[] secret = RandomTokens.bytes();

    @Test
    void each_token_is_another_text_for_the_same_secret() {
        String first = FormTokens.of(secret);
        String second = FormTokens.of(secret);

        assertThat(first).isNotEqualTo(second);
        assertThat(FormTokens.matches(first, secret)).isTrue();
        assertThat(FormTokens.matches(second, secret)).isTrue();
    }

    @Test
    void nothing_else_is_one() {
        String token = FormTokens.of(secret);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

        assertThat(FormTokens.matches(token, RandomTokens.bytes())).isFalse();
        assertThat(FormTokens.matches("", secret)).isFalse();
        assertThat(FormTokens.matches("not base64!", secret)).isFalse();
        assertThat(FormTokens.matches(token.substring(1), secret)).isFalse();
        assertThat(FormTokens.matches(base64.encodeToString(secret), secret)).isFalse();
        assertThat(FormTokens.matches(base64.encodeToString(new byte[64]), secret))
                .isFalse();
        assertThat(FormTokens.matches(base64.encodeToString(new byte[128]), secret))
                .isFalse();
    }
}
