package dev.serai.hub.settings;

import java.security.KeyPair;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The hub's own keys: {@code serai.keys.*}. Generated with the embedded database; with another one each must be set.
 *
 * @param jwt signs access tokens: EC P-256, PKCS#8 DER in Base64
 * @param audit signs checkpoints: Ed25519, PKCS#8 DER in Base64
 * @param data encrypts and authenticates what is stored: 32 random bytes in Base64
 */
@ConfigurationProperties("serai.keys")
public record KeySettings(String jwt, String audit, String data) {

    private static final int DATA_KEY_BYTES = 32;

    public KeySettings {
        require("jwt", jwt);
        require("audit", audit);
        require("data", data);
        Keys.pair("serai.keys.jwt", jwt, "EC");
        Keys.pair("serai.keys.audit", audit, "Ed25519");
        if (Keys.bytes("serai.keys.data", data).length != DATA_KEY_BYTES) {
            throw new IllegalArgumentException("serai.keys.data is not 32 bytes in Base64");
        }
    }

    /** The EC P-256 pair; the public half is computed from the private one. */
    public KeyPair jwtPair() {
        return Keys.pair("serai.keys.jwt", jwt, "EC");
    }

    /** The Ed25519 pair; the public half is computed from the private one. */
    public KeyPair auditPair() {
        return Keys.pair("serai.keys.audit", audit, "Ed25519");
    }

    /** The data key, for HMAC-SHA-256. */
    public SecretKeySpec dataKey() {
        return new SecretKeySpec(Base64.getDecoder().decode(data), "HmacSHA256");
    }

    @Override
    public String toString() {
        return "KeySettings[not shown]";
    }

    private static void require(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "serai.keys." + name
                            + " is missing. With a database of your own no secret is generated: see docs/reference/settings.md");
        }
    }
}
