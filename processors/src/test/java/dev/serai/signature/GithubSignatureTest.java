package dev.serai.signature;

import static dev.serai.signature.Forgery.flip;
import static dev.serai.signature.Forgery.utf8;
import static dev.serai.signature.SignatureVerdict.MALFORMED;
import static dev.serai.signature.SignatureVerdict.MISSING;
import static dev.serai.signature.SignatureVerdict.VALID;
import static dev.serai.signature.SignatureVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GithubSignatureTest {

    private static final SenderProof PROOF =
            new SenderProof.Signed(HmacScheme.ofBody("X-Hub-Signature-256", "sha256="));

    private static SignatureVerdict check(List<String> secrets, @Nullable String signature, byte[] body) {
        return PROOF.verify(secrets, name -> signature, body, Instant.EPOCH);
    }

    /** The test values of https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries. */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = utf8("Hello, World!");
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void the_documented_example_is_valid() {
        assertThat(check(List.of(SECRET), SIGNATURE, BODY)).isEqualTo(VALID);
    }

    @Test
    void any_active_secret_will_do_and_a_retired_one_will_not() {
        assertThat(check(List.of("new", SECRET), SIGNATURE, BODY)).isEqualTo(VALID);
        assertThat(check(List.of(SECRET, "new"), SIGNATURE, BODY)).isEqualTo(VALID);
        assertThat(check(List.of("new"), SIGNATURE, BODY)).isEqualTo(WRONG);
        assertThat(check(List.of(), SIGNATURE, BODY)).isEqualTo(WRONG);
        assertThat(check(List.of(""), SIGNATURE, BODY)).isEqualTo(WRONG);
    }

    @Test
    void what_is_absent_is_missing_and_what_is_no_signature_is_malformed() {
        List<String> secrets = List.of(SECRET);
        assertThat(check(secrets, null, BODY)).isEqualTo(MISSING);
        assertThat(check(secrets, "", BODY)).isEqualTo(MISSING);
        assertThat(check(secrets, SIGNATURE.substring(7), BODY)).isEqualTo(MALFORMED);
        assertThat(check(secrets, "sha1=" + SIGNATURE.substring(7), BODY)).isEqualTo(MALFORMED);
        assertThat(check(secrets, SIGNATURE.toUpperCase(Locale.ROOT), BODY)).isEqualTo(MALFORMED);
        assertThat(check(secrets, SIGNATURE.substring(0, 70), BODY)).isEqualTo(MALFORMED);
    }

    @Property(tries = 1000)
    void one_flipped_bit_anywhere_is_refused(
            @ForAll @Size(min = 1, max = 300) byte[] body, @ForAll("secrets") String secret, @ForAll int bit) {
        String signature = "sha256=" + Forgery.hmac(secret, body);
        List<String> secrets = List.of(secret);

        assertThat(check(secrets, signature, body)).isEqualTo(VALID);
        assertThat(check(secrets, signature, flip(body, bit))).isEqualTo(WRONG);
        assertThat(check(secrets, flip(signature, bit), body)).isNotEqualTo(VALID);
        assertThat(check(List.of(flip(secret, bit)), signature, body)).isEqualTo(WRONG);
    }

    @Property(tries = 1000)
    void nonsense_is_refused_and_never_throws(@ForAll String signature, @ForAll byte[] body) {
        assertThat(check(List.of(SECRET), signature, body)).isNotEqualTo(VALID);
        assertThat(check(List.of(SECRET), "sha256=" + signature, body)).isNotEqualTo(VALID);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(80);
    }
}
