package dev.serai.access;

import java.time.Instant;

/**
 * What is remembered about failed attempts: of one address on one account, or of all addresses on it.
 *
 * @param failures since the last pause of {@link LoginBackoff#MEMORY}
 * @param lastAt when the last one was
 * @param notBefore until when the next has to wait
 */
public record LoginAttempts(int failures, Instant lastAt, Instant notBefore) {

    /** Nothing is remembered. */
    public static final LoginAttempts NONE = new LoginAttempts(0, Instant.EPOCH, Instant.EPOCH);

    public LoginAttempts {
        if (failures < 0) {
            throw new IllegalArgumentException("failures cannot be negative");
        }
    }

    /** The same, or nothing once it is long ago. */
    LoginAttempts at(Instant now) {
        boolean forgotten = !now.isBefore(lastAt.plus(LoginBackoff.MEMORY)) && !now.isBefore(notBefore);
        return forgotten ? NONE : this;
    }
}
