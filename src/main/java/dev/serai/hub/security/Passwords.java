package dev.serai.hub.security;

import dev.serai.hub.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, two at once: each takes {@link PasswordCost#OWASP} and a core, and a flood of logins must
 * not take the hub down.
 */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int AT_ONCE = 2;
    private static final int QUEUE = 32;
    private static final int WAIT_SECONDS = 5;
    private static final int MIN_CHARACTERS = 12;
    private static final int MAX_BYTES = 256;

    private final Argon2PasswordEncoder encoder;
    private final Semaphore gate = new Semaphore(AT_ONCE, true);
    /** Verified against when the account does not exist, so that both answers take as long. */
    private final String nobody;

    Passwords(PasswordCost cost) {
        encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, cost.memoryKib(), cost.iterations());
        nobody = encoder.encode("nobody has this password");
    }

    String hash(String password) {
        require(password);
        return gated(() -> encoder.encode(password));
    }

    /** Whether the password is the one behind the hash; without a hash it takes as long and says no. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = gated(() -> encoder.matches(password, hash == null ? nobody : hash));
        return same && hash != null;
    }

    private static void require(String password) {
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            throw weak("A password has at least 12 characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw weak("A password has at most 256 bytes in UTF-8.");
        }
    }

    private static Problem weak(String detail) {
        return new Problem(400, "password-refused", "Password refused", detail);
    }

    private <T> T gated(Supplier<T> work) {
        if (gate.getQueueLength() >= QUEUE || !acquired()) {
            throw new Problem(503, "busy", "Busy", "Too many logins at once; try again.", Map.of("Retry-After", "2"));
        }
        try {
            return work.get();
        } finally {
            gate.release();
        }
    }

    private boolean acquired() {
        try {
            return gate.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
