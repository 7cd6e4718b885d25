package dev.serai.signature;

import static dev.serai.signature.Forgery.flip;
import static dev.serai.signature.Forgery.utf8;
import static dev.serai.signature.SignatureVerdict.MALFORMED;
import static dev.serai.signature.SignatureVerdict.MISSING;
import static dev.serai.signature.SignatureVerdict.STALE;
import static dev.serai.signature.SignatureVerdict.VALID;
import static dev.serai.signature.SignatureVerdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiscordSignatureTest {

    private static final KeyPair KEYS = keys();
    private static final String KEY = hex(KEYS);
    private static final String OTHER_KEY = hex(keys());
    private static final String TIMESTAMP = "1785000000";
    private static final Instant NOW = Instant.ofEpochSecond(1785000000);
    private static final byte[] BODY = utf8("{\"type\":1}");

    @Test
    void the_vectors_of_rfc_8032_have_usable_keys() {
        // Section 7.1, tests 1 to 3; Discord publishes no example of its own.
        assertThat(List.of(
                        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"))
                .allMatch(DiscordSignature::isPublicKey);
    }

    @Test
    void a_signature_over_timestamp_and_body_is_valid() {
        assertThat(check(TIMESTAMP, sign(TIMESTAMP, BODY), BODY, NOW)).isEqualTo(VALID);
    }

    @Test
    void any_active_key_will_do_and_a_retired_one_will_not() {
        String signature = sign(TIMESTAMP, BODY);
        assertThat(DiscordSignature.check(List.of(OTHER_KEY, KEY), TIMESTAMP, signature, BODY, NOW))
                .isEqualTo(VALID);
        assertThat(DiscordSignature.check(List.of(KEY, OTHER_KEY), TIMESTAMP, signature, BODY, NOW))
                .isEqualTo(VALID);
        assertThat(DiscordSignature.check(List.of(OTHER_KEY), TIMESTAMP, signature, BODY, NOW))
                .isEqualTo(WRONG);
        assertThat(DiscordSignature.check(List.of(), TIMESTAMP, signature, BODY, NOW))
                .isEqualTo(WRONG);
        assertThat(DiscordSignature.check(List.of("", "no key"), TIMESTAMP, signature, BODY, NOW))
                .isEqualTo(WRONG);
    }

    @Test
    void five_minutes_in_both_directions_and_not_a_second_more() {
        String signature = sign(TIMESTAMP, BODY);
        assertThat(check(TIMESTAMP, signature, BODY, NOW.plusSeconds(300))).isEqualTo(VALID);
        assertThat(check(TIMESTAMP, signature, BODY, NOW.minusSeconds(300))).isEqualTo(VALID);
        assertThat(check(TIMESTAMP, signature, BODY, NOW.plusSeconds(301))).isEqualTo(STALE);
        assertThat(check(TIMESTAMP, signature, BODY, NOW.minusSeconds(301))).isEqualTo(STALE);
    }

    @Test
    void what_is_absent_is_missing_and_what_is_no_signature_is_malformed() {
        String signature = sign(TIMESTAMP, BODY);
        assertThat(check(null, signature, BODY, NOW)).isEqualTo(MISSING);
        assertThat(check(TIMESTAMP, null, BODY, NOW)).isEqualTo(MISSING);
        assertThat(check(TIMESTAMP, "", BODY, NOW)).isEqualTo(MISSING);
        assertThat(check(TIMESTAMP, signature.substring(2), BODY, NOW)).isEqualTo(MALFORMED);
        assertThat(check(TIMESTAMP, signature.toUpperCase(Locale.ROOT), BODY, NOW))
                .isEqualTo(MALFORMED);
        assertThat(check("today", signature, BODY, NOW)).isEqualTo(MALFORMED);
    }

    @Test
    void a_setting_that_is_no_key_is_found_out() {
        assertThat(DiscordSignature.isPublicKey(KEY)).isTrue();
        assertThat(DiscordSignature.isPublicKey(KEY.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(DiscordSignature.isPublicKey(KEY.substring(2))).isFalse();
        assertThat(DiscordSignature.isPublicKey("")).isFalse();
        // No point of the curve has this y.
        assertThat(DiscordSignature.isPublicKey("02" + "00".repeat(31))).isFalse();
    }

    @Property(tries = 150)
    void one_flipped_bit_anywhere_is_refused(@ForAll @Size(min = 1, max = 300) byte[] body, @ForAll int bit) {
        String signature = sign(TIMESTAMP, body);
        List<String> keys = List.of(KEY);

        assertThat(DiscordSignature.check(keys, TIMESTAMP, signature, body, NOW))
                .isEqualTo(VALID);
        assertThat(DiscordSignature.check(keys, TIMESTAMP, signature, flip(body, bit), NOW))
                .isEqualTo(WRONG);
        assertThat(DiscordSignature.check(keys, flip(TIMESTAMP, bit), signature, body, NOW))
                .isNotEqualTo(VALID);
        assertThat(DiscordSignature.check(keys, TIMESTAMP, flip(signature, bit), body, NOW))
                .isNotEqualTo(VALID);
        byte[] spoilt = flip(HexFormat.of().parseHex(signature), bit);
        assertThat(DiscordSignature.check(keys, TIMESTAMP, HexFormat.of().formatHex(spoilt), body, NOW))
                .isEqualTo(WRONG);
        byte[] otherKey = flip(HexFormat.of().parseHex(KEY), bit);
        assertThat(DiscordSignature.check(List.of(HexFormat.of().formatHex(otherKey)), TIMESTAMP, signature, body, NOW))
                .isEqualTo(WRONG);
    }

    @Property(tries = 500)
    void nonsense_is_refused_and_never_throws(
            @ForAll @Nullable String timestamp, @ForAll String signature, @ForAll @Size(64) byte[] bytes) {
        assertThat(check(timestamp, signature, BODY, NOW)).isNotEqualTo(VALID);
        assertThat(check(TIMESTAMP, HexFormat.of().formatHex(bytes), BODY, NOW)).isEqualTo(WRONG);
    }

    private static SignatureVerdict check(
            @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        return DiscordSignature.check(List.of(KEY), timestamp, signature, body, now);
    }

    private static String sign(String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KEYS.getPrivate());
            signature.update(utf8(timestamp));
            signature.update(body);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        return HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
