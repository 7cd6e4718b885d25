package dev.serai.hub.security;

/**
 * What one Argon2id hash costs whoever tries passwords, and the hub.
 *
 * @param memoryKib memory of one hash, KiB
 * @param iterations passes over it
 */
public record PasswordCost(int memoryKib, int iterations) {

    /** The second of OWASP's equal choices: 19 MiB, 2 passes, 1 lane. */
    public static final PasswordCost OWASP = new PasswordCost(19456, 2);

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;
    static final int PARALLELISM = 1;
}
