package dev.serai.hub.settings;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The hub's own keys: {@code serai.keys.*}. Generated with the embedded database; with another one each must be set.
 * {@code jwt} and {@code data} may be several, separated by commas: the first is used for what is new, all for what exists.
 *
 * @param jwt signs access tokens: EC P-256, PKCS#8 DER in Base64
 * @param audit signs checkpoints: Ed25519, PKCS#8 DER in Base64
 * @param data encrypts and authenticates what is stored: 32 random bytes in Base64
 * @param integrity signs the answers of the API: Ed25519, PKCS#8 DER in Base64
 */
@ConfigurationProperties("serai.keys")
public record KeySettings(String jwt, String audit, String data, String integrity) {

    private static final int DATA_KEY_BYTES = 32;
    private static final int MAX_KEYS = 8;

    public KeySettings {
        require("jwt", jwt);
        require("audit", audit);
        require("data", data);
        require("integrity", integrity);
        each("jwt", jwt).forEach(key -> Keys.pair("serai.keys.jwt", key, "EC"));
        Keys.pair("serai.keys.audit", audit, "Ed25519");
        Keys.edwards("serai.keys.integrity", integrity);
        each("data", data).forEach(KeySettings::dataKey);
    }

    /** The EC P-256 pair that signs; the public half is computed from the private one. */
    public KeyPair jwtPair() {
        return jwtPairs().get(0);
    }

    /** All EC P-256 pairs, the one that signs first; each verifies. */
    public List<KeyPair> jwtPairs() {
        return each("jwt", jwt).stream()
                .map(key -> Keys.pair("serai.keys.jwt", key, "EC"))
                .toList();
    }

    /** The Ed25519 pair; the public half is computed from the private one. */
    public KeyPair auditPair() {
        return Keys.pair("serai.keys.audit", audit, "Ed25519");
    }

    /** The Ed25519 key that signs answers. */
    public Ed25519PrivateKeyParameters integrityKey() {
        return Keys.edwards("serai.keys.integrity", integrity);
    }

    /** The first data key, for HMAC-SHA-256. */
    public SecretKeySpec dataKey() {
        return dataKeys().get(0);
    }

    /** All data keys, for HMAC-SHA-256: the first seals, each opens. */
    public List<SecretKeySpec> dataKeys() {
        return each("data", data).stream().map(KeySettings::dataKey).toList();
    }

    @Override
    public String toString() {
        return "KeySettings[not shown]";
    }

    private static SecretKeySpec dataKey(String base64) {
        byte[] key = Keys.bytes("serai.keys.data", base64);
        if (key.length != DATA_KEY_BYTES) {
            throw new IllegalArgumentException("serai.keys.data is not 32 bytes in Base64");
        }
        return new SecretKeySpec(key, "HmacSHA256");
    }

    private static List<String> each(String name, String keys) {
        List<String> listed =
                Arrays.stream(keys.split(",", -1)).map(String::strip).toList();
        if (listed.stream().anyMatch(String::isEmpty) || Set.copyOf(listed).size() < listed.size()) {
            throw new IllegalArgumentException("serai.keys." + name + " lists a key twice, or an empty one");
        }
        if (listed.size() > MAX_KEYS) {
            throw new IllegalArgumentException("serai.keys." + name + " lists more than " + MAX_KEYS + " keys");
        }
        return listed;
    }

    private static void require(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "serai.keys." + name
                            + " is missing. With a database of your own no secret is generated: see docs/reference/settings.md");
        }
    }
}
