package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.TestKeys;
import dev.serai.hub.settings.KeySettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DataKeyCipherTest {

    private static final byte[] ANSWER = "{\"username\": \"ada\"}".getBytes(StandardCharsets.UTF_8);
    private static final String JWT = TestKeys.pkcs8("EC", 256);
    private static final String SIGNING = TestKeys.pkcs8("Ed25519", 255);
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final DataKeyCipher cipher = cipher(OLD);

    @Test
    void what_is_sealed_opens_in_its_place_and_shows_nothing_before() {
        byte[] sealed = cipher.seal("ada/key-1", ANSWER);

        assertThat(cipher.open("ada/key-1", sealed))
                .hasValueSatisfying(open -> assertThat(open).isEqualTo(ANSWER));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("username");
        assertThat(cipher.seal("ada/key-1", ANSWER)).isNotEqualTo(sealed);
    }

    @Test
    void in_another_place_it_stays_closed() {
        assertThat(cipher.open("eve/key-1", cipher.seal("ada/key-1", ANSWER))).isEmpty();
    }

    @Test
    void one_changed_bit_anywhere_closes_it() {
        byte[] sealed = cipher.seal("ada/key-1", ANSWER);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(cipher.open("ada/key-1", changed)).as("byte %s", at).isEmpty();
        }
    }

    @Test
    void a_new_key_seals_while_the_old_one_opens_until_it_is_taken_away() {
        byte[] sealed = cipher.seal("ada/key-1", ANSWER);
        DataKeyCipher both = cipher(NEW + "," + OLD);

        assertThat(both.open("ada/key-1", sealed)).isPresent();
        assertThat(cipher(NEW).open("ada/key-1", sealed)).isEmpty();
        assertThat(cipher(NEW).open("ada/key-1", both.seal("ada/key-1", ANSWER)))
                .isPresent();
    }

    @Test
    void what_was_sealed_for_another_purpose_or_by_nobody_stays_closed() {
        DataKeyCipher other = new DataKeyCipher(new KeySettings(JWT, SIGNING, OLD, SIGNING), "serai test 2");

        assertThat(other.open("ada/key-1", cipher.seal("ada/key-1", ANSWER))).isEmpty();
        assertThat(cipher.open("ada/key-1", new byte[0])).isEmpty();
        assertThat(cipher.open("ada/key-1", new byte[28])).isEmpty();
    }

    private static DataKeyCipher cipher(String data) {
        return new DataKeyCipher(new KeySettings(JWT, SIGNING, data, SIGNING), "serai test");
    }

    private static String key(int filled) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filled);
        return Base64.getEncoder().encodeToString(key);
    }
}
