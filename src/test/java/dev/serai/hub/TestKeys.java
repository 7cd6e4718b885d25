package dev.serai.hub;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Secrets made for this JVM's tests. */
public final class TestKeys {

    /** The bearer token of the source {@code alertmanager}. */
    public static final String ALERTMANAGER_TOKEN = "token-of-alertmanager-in-tests";
    /** The bearer token of the source {@code generic}. */
    public static final String GENERIC_TOKEN = "token-of-generic-in-tests";
    /** The token that will replace it; both are active. */
    public static final String NEXT_GENERIC_TOKEN = "next-token-of-generic-in-tests";
    /** The bearer token of the source {@code acme}, which is the tenant's of this name. */
    public static final String ACME_TOKEN = "token-of-acme-in-tests";
    /** What the source {@code github} signs with. */
    public static final String GITHUB_SECRET = "secret-of-github-in-tests";
    /** The secret that will replace it; both are active. */
    public static final String NEXT_GITHUB_SECRET = "next-secret-of-github-in-tests";
    /** The first account's password. */
    public static final String ADMIN_PASSWORD = "admin-password-in-tests";

    static final Map<String, Object> PROPERTIES = Map.of(
            "serai.keys.jwt",
            pkcs8("EC", 256),
            "serai.keys.audit",
            pkcs8("Ed25519", 255),
            "serai.keys.integrity",
            pkcs8("Ed25519", 255),
            "serai.keys.data",
            random(32),
            // Tests call from one address, and walk every operation without a token.
            "serai.api.rate-limit.anonymous",
            "100000",
            "serai.admin.password",
            ADMIN_PASSWORD,
            "serai.sources.alertmanager.token",
            ALERTMANAGER_TOKEN,
            "serai.sources.generic.token",
            GENERIC_TOKEN + "," + NEXT_GENERIC_TOKEN,
            "serai.sources.github.kind",
            "github",
            "serai.sources.github.signing-secret",
            GITHUB_SECRET + "," + NEXT_GITHUB_SECRET);

    private TestKeys() {}

    /** A private key in Base64. */
    public static String pkcs8(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many random bytes in Base64. */
    public static String random(int bytes) {
        byte[] key = new byte[bytes];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
