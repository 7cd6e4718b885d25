package dev.serai.hub.security;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id by the reference implementation in C, a third of the time of the one in Java and none of the Java heap. What
 * either hashes the other verifies: both write {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 */
final class NativeArgon2 implements PasswordEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(NativeArgon2.class);

    /** What argon2id of "password" is by the C program of the reference, with little memory. */
    private static final String KNOWN =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Argon2Advanced argon2;
    private final PasswordCost cost;

    private NativeArgon2(Argon2Advanced argon2, PasswordCost cost) {
        this.argon2 = argon2;
        this.cost = cost;
    }

    /** The native one where it can be loaded and says what is known, else the one in Java. */
    static PasswordEncoder orJava(PasswordCost cost) {
        try {
            NativeArgon2 loaded = new NativeArgon2(
                    Argon2Factory.createAdvanced(
                            Argon2Types.ARGON2id, PasswordCost.SALT_BYTES, PasswordCost.HASH_BYTES),
                    cost);
            if (loaded.matches("password", KNOWN)) {
                return loaded;
            }
            LOG.warn("The native Argon2 hashes otherwise than the standard says: passwords are hashed in Java");
        } catch (LinkageError | RuntimeException e) {
            LOG.info("No native Argon2 on this system, passwords are hashed in Java: {}", e.toString());
        }
        return java(cost);
    }

    static PasswordEncoder java(PasswordCost cost) {
        return new Argon2PasswordEncoder(
                PasswordCost.SALT_BYTES,
                PasswordCost.HASH_BYTES,
                PasswordCost.PARALLELISM,
                cost.memoryKib(),
                cost.iterations());
    }

    @Override
    public String encode(CharSequence password) {
        return argon2.hash(cost.iterations(), cost.memoryKib(), PasswordCost.PARALLELISM, bytes(password));
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        return argon2.verify(encoded, bytes(password));
    }

    private static byte[] bytes(CharSequence password) {
        return password.toString().getBytes(StandardCharsets.UTF_8);
    }
}
