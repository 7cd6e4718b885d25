package dev.serai.access;

import dev.serai.access.LoginVerdict.LoginReason;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an address waits after failed logins. Each address waits by itself, for what it did itself: nobody competes
 * with a stranger for the next attempt, so that hammering an account locks nobody out of it.
 *
 * <p>Many failures on an account, from addresses that never signed in to it, make such addresses wait before their
 * first attempt and longer after each; an address that has signed in before is not touched by them.
 */
public final class LoginBackoff {

    /** After so long without a failure nothing is remembered. */
    public static final Duration MEMORY = Duration.ofHours(1);

    /** The longest wait, from a failure of its own, of an address that never signed in. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** The longest wait of an address that has signed in before, and before a first attempt. */
    public static final Duration LONGEST_KNOWN = Duration.ofMinutes(1);

    private static final int FREE_OF_ADDRESS = 5;
    /** Attempts count as failed until they are looked at, and a person's own machines may sign in many at once. */
    private static final int FREE_OF_KNOWN = 60;

    private static final int FREE_OF_ACCOUNT = 30;
    private static final int ACCOUNT_STEP = 10;
    private static final int MAX_DOUBLINGS = 20;

    private LoginBackoff() {}

    /**
     * Whether this attempt is looked at.
     *
     * @param own of this address on this account
     * @param account of all addresses on this account that never signed in to it
     * @param known whether this address has signed in to this account before
     */
    public static LoginVerdict decide(LoginAttempts own, LoginAttempts account, boolean known, Instant now) {
        LoginAttempts mine = own.at(now);
        if (now.isBefore(mine.notBefore())) {
            LoginReason reason = mine.failures() == 0 ? LoginReason.ACCOUNT_UNDER_ATTACK : LoginReason.ADDRESS_WAITS;
            return new LoginVerdict(reason, Duration.between(now, mine.notBefore()));
        }
        boolean isNew = mine.equals(LoginAttempts.NONE);
        Duration pressure = known || !isNew ? Duration.ZERO : pressure(account.at(now));
        return pressure.isZero() ? LoginVerdict.ADMITTED : new LoginVerdict(LoginReason.ACCOUNT_UNDER_ATTACK, pressure);
    }

    /** What is remembered of an address that has to wait before its first attempt. */
    public static LoginAttempts waiting(LoginAttempts own, LoginVerdict verdict, Instant now) {
        LoginAttempts mine = own.at(now);
        Instant until = now.plus(verdict.pause());
        return until.isAfter(mine.notBefore()) ? new LoginAttempts(mine.failures(), now, until) : mine;
    }

    /** What is remembered of an address after one more failure. */
    public static LoginAttempts failed(LoginAttempts own, LoginAttempts account, boolean known, Instant now) {
        int failures = more(own.at(now));
        Duration backoff =
                known ? doubled(failures - FREE_OF_KNOWN, LONGEST_KNOWN) : doubled(failures - FREE_OF_ADDRESS, LONGEST);
        Duration pressure = known ? Duration.ZERO : pressure(account.at(now)).multipliedBy(failures);
        Duration wait = longer(backoff, shorter(pressure, LONGEST));
        return new LoginAttempts(failures, now, now.plus(wait));
    }

    /** What is remembered of an account after one more failure from an address that never signed in to it. */
    public static LoginAttempts counted(LoginAttempts account, Instant now) {
        return new LoginAttempts(more(account.at(now)), now, now);
    }

    private static int more(LoginAttempts attempts) {
        return Math.min(attempts.failures(), Integer.MAX_VALUE - 1) + 1;
    }

    private static Duration pressure(LoginAttempts account) {
        int over = account.failures() - FREE_OF_ACCOUNT;
        return over < 0 ? Duration.ZERO : doubled(1 + over / ACCOUNT_STEP, LONGEST_KNOWN);
    }

    /** Nothing up to zero, then 1 s, 2 s, 4 s and so on, at most {@code longest}. */
    private static Duration doubled(int times, Duration longest) {
        if (times <= 0) {
            return Duration.ZERO;
        }
        return shorter(Duration.ofSeconds(1L << Math.min(times - 1, MAX_DOUBLINGS)), longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
