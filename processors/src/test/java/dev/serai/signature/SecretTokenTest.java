package dev.serai.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTokenTest {

    @Test
    void only_the_expected_secret_matches() {
        assertThat(SecretToken.matches("s3cret-ä", "s3cret-ä")).isTrue();
        assertThat(SecretToken.matches("s3cret", "s3cret ")).isFalse();
        assertThat(SecretToken.matches("s3cret", "S3cret")).isFalse();
        assertThat(SecretToken.matches("s3cret", "")).isFalse();
    }

    @Test
    void an_absent_secret_matches_nothing_not_even_itself() {
        assertThat(SecretToken.matches(null, null)).isFalse();
        assertThat(SecretToken.matches("", "")).isFalse();
        assertThat(SecretToken.matches(null, "")).isFalse();
        assertThat(SecretToken.matches("", null)).isFalse();
        assertThat(SecretToken.matches("s3cret", null)).isFalse();
    }
}
