package dev.serai.signature;

import static dev.serai.signature.SignatureVerdict.MISSING;
import static dev.serai.signature.SignatureVerdict.VALID;
import static dev.serai.signature.SignatureVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SecretTokenTest {

    @Test
    void only_an_active_secret_is_valid() {
        assertThat(SecretToken.check(List.of("s3cret-ä"), "s3cret-ä")).isEqualTo(VALID);
        assertThat(SecretToken.check(List.of("old", "s3cret"), "s3cret")).isEqualTo(VALID);
        assertThat(SecretToken.check(List.of("s3cret", "old"), "s3cret")).isEqualTo(VALID);
        assertThat(SecretToken.check(List.of("s3cret"), "s3cret ")).isEqualTo(WRONG);
        assertThat(SecretToken.check(List.of("s3cret"), "S3cret")).isEqualTo(WRONG);
        assertThat(SecretToken.check(List.of("a", "b"), "a,b")).isEqualTo(WRONG);
        assertThat(SecretToken.check(List.of(), "s3cret")).isEqualTo(WRONG);
    }

    @Test
    void an_absent_secret_matches_nothing_not_even_itself() {
        assertThat(SecretToken.check(List.of(""), "")).isEqualTo(MISSING);
        assertThat(SecretToken.check(List.of(), "")).isEqualTo(MISSING);
        assertThat(SecretToken.check(List.of("s3cret"), null)).isEqualTo(MISSING);
        assertThat(SecretToken.check(List.of(""), "s3cret")).isEqualTo(WRONG);
        assertThat(SecretToken.matches(null, null)).isFalse();
        assertThat(SecretToken.matches("", "")).isFalse();
        assertThat(SecretToken.matches("s3cret", "s3cret")).isTrue();
    }

    @Property
    void one_flipped_bit_is_refused(@ForAll("secrets") String secret, @ForAll int bit) {
        assertThat(SecretToken.check(List.of(secret), secret)).isEqualTo(VALID);
        assertThat(SecretToken.check(List.of(secret), Forgery.flip(secret, bit)))
                .isEqualTo(WRONG);
        assertThat(SecretToken.check(List.of(Forgery.flip(secret, bit)), secret))
                .isEqualTo(WRONG);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(256);
    }
}
