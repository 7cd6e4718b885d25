package dev.serai.signature;

import static dev.serai.signature.Forgery.flip;
import static dev.serai.signature.Forgery.utf8;
import static dev.serai.signature.SignatureVerdict.MALFORMED;
import static dev.serai.signature.SignatureVerdict.MISSING;
import static dev.serai.signature.SignatureVerdict.STALE;
import static dev.serai.signature.SignatureVerdict.VALID;
import static dev.serai.signature.SignatureVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlackSignatureTest {

    /** The worked example of https://api.slack.com/authentication/verifying-requests-from-slack. */
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final String TIMESTAMP = "1531420618";
    private static final Instant NOW = Instant.ofEpochSecond(1531420618);
    private static final byte[] BODY = utf8("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
            + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
            + ".803a0bc887a14d10d2c447fce8b6703c");
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    @Test
    void the_documented_example_is_valid() {
        assertThat(check(TIMESTAMP, SIGNATURE, BODY, NOW)).isEqualTo(VALID);
    }

    @Test
    void any_active_secret_will_do_and_a_retired_one_will_not() {
        assertThat(SlackSignature.check(List.of("new", SECRET), TIMESTAMP, SIGNATURE, BODY, NOW))
                .isEqualTo(VALID);
        assertThat(SlackSignature.check(List.of(SECRET, "new"), TIMESTAMP, SIGNATURE, BODY, NOW))
                .isEqualTo(VALID);
        assertThat(SlackSignature.check(List.of("new"), TIMESTAMP, SIGNATURE, BODY, NOW))
                .isEqualTo(WRONG);
        assertThat(SlackSignature.check(List.of(), TIMESTAMP, SIGNATURE, BODY, NOW))
                .isEqualTo(WRONG);
        assertThat(SlackSignature.check(List.of(""), TIMESTAMP, SIGNATURE, BODY, NOW))
                .isEqualTo(WRONG);
    }

    @Test
    void five_minutes_in_both_directions_and_not_a_second_more() {
        assertThat(check(TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(300))).isEqualTo(VALID);
        assertThat(check(TIMESTAMP, SIGNATURE, BODY, NOW.minusSeconds(300))).isEqualTo(VALID);
        assertThat(check(TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(300).plusNanos(1)))
                .isEqualTo(STALE);
        assertThat(check(TIMESTAMP, SIGNATURE, BODY, NOW.minusSeconds(301))).isEqualTo(STALE);
    }

    @Test
    void what_is_absent_is_missing_and_what_is_no_signature_is_malformed() {
        assertThat(check(null, SIGNATURE, BODY, NOW)).isEqualTo(MISSING);
        assertThat(check("", SIGNATURE, BODY, NOW)).isEqualTo(MISSING);
        assertThat(check(TIMESTAMP, null, BODY, NOW)).isEqualTo(MISSING);
        assertThat(check(TIMESTAMP, "", BODY, NOW)).isEqualTo(MISSING);
        assertThat(check(TIMESTAMP, "v1" + SIGNATURE.substring(2), BODY, NOW)).isEqualTo(MALFORMED);
        assertThat(check(TIMESTAMP, SIGNATURE.toUpperCase(java.util.Locale.ROOT), BODY, NOW))
                .isEqualTo(MALFORMED);
        assertThat(check(TIMESTAMP, SIGNATURE + "," + SIGNATURE, BODY, NOW)).isEqualTo(MALFORMED);
        for (String odd : List.of(" " + TIMESTAMP, "0" + TIMESTAMP, "+" + TIMESTAMP, "-1", "1e9", TIMESTAMP + ".0")) {
            assertThat(check(odd, SIGNATURE, BODY, NOW)).as(odd).isEqualTo(MALFORMED);
        }
        assertThat(check("99999999999999999999", SIGNATURE, BODY, NOW)).isEqualTo(MALFORMED);
        assertThat(check("٣٣٣٣٣٣٣٣٣٣", SIGNATURE, BODY, NOW)).isEqualTo(MALFORMED);
    }

    @Property(tries = 1000)
    void one_flipped_bit_anywhere_is_refused(
            @ForAll @Size(min = 1, max = 300) byte[] body, @ForAll("secrets") String secret, @ForAll int bit) {
        String signature = "v0=" + Forgery.hmac(secret, utf8("v0:" + TIMESTAMP + ":"), body);
        List<String> secrets = List.of(secret);

        assertThat(SlackSignature.check(secrets, TIMESTAMP, signature, body, NOW))
                .isEqualTo(VALID);
        assertThat(SlackSignature.check(secrets, TIMESTAMP, signature, flip(body, bit), NOW))
                .isEqualTo(WRONG);
        assertThat(SlackSignature.check(secrets, flip(TIMESTAMP, bit), signature, body, NOW))
                .isNotEqualTo(VALID);
        assertThat(SlackSignature.check(secrets, TIMESTAMP, flip(signature, bit), body, NOW))
                .isNotEqualTo(VALID);
        assertThat(SlackSignature.check(List.of(flip(secret, bit)), TIMESTAMP, signature, body, NOW))
                .isEqualTo(WRONG);
    }

    @Property(tries = 1000)
    void nonsense_is_refused_and_never_throws(
            @ForAll @Nullable String timestamp, @ForAll String signature, @ForAll byte[] body) {
        assertThat(check(timestamp, signature, body, NOW)).isNotEqualTo(VALID);
        assertThat(check(TIMESTAMP, "v0=" + signature, body, NOW)).isNotEqualTo(VALID);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(80);
    }

    private static SignatureVerdict check(
            @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        return SlackSignature.check(List.of(SECRET), timestamp, signature, body, now);
    }
}
