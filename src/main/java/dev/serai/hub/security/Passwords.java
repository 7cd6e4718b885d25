package dev.serai.hub.security;

import dev.serai.hub.http.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, one at a time: each takes {@link PasswordCost#OWASP} and a core, and a flood of logins must
 * not take the hub down.
 */
@Component
class Passwords {

    private static final int AT_ONCE = 1;
    private static final int QUEUE = 32;
    private static final int WAIT_SECONDS = 5;
    private static final int MIN_CHARACTERS = 12;
    private static final int MAX_BYTES = 256;

    private final PasswordCost cost;
    private final Semaphore gate = new Semaphore(AT_ONCE, true);
    /** Verified against when the account does not exist, so that both answers take as long. */
    private final String nobody;

    /** Loaded at the first password: most starts see none. */
    private volatile @Nullable PasswordEncoder loaded;

    Passwords(PasswordCost cost) {
        this.cost = cost;
        this.nobody = nobody(cost);
    }

    /** A hash that is none: random bytes in its place. */
    private static String nobody(PasswordCost cost) {
        byte[] random = new byte[PasswordCost.SALT_BYTES + PasswordCost.HASH_BYTES];
        new SecureRandom().nextBytes(random);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + PasswordCost.PARALLELISM
                + "$"
                + base64.encodeToString(Arrays.copyOf(random, PasswordCost.SALT_BYTES)) + "$"
                + base64.encodeToString(Arrays.copyOfRange(random, PasswordCost.SALT_BYTES, random.length));
    }

    private PasswordEncoder encoder() {
        PasswordEncoder now = loaded;
        if (now == null) {
            now = NativeArgon2.orJava(cost);
            loaded = now;
        }
        return now;
    }

    String hash(String password) {
        require(password);
        return gated(() -> encoder().encode(password));
    }

    /** Whether the password is the one behind the hash; without a hash it takes as long and says no. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = gated(() -> encoder().matches(password, hash == null ? nobody : hash));
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
