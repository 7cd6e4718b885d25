package dev.serai.access;

import java.time.Duration;

/**
 * Whether a password is looked at now.
 *
 * @param pause how long not; zero when it is
 */
public record LoginVerdict(Reason reason, Duration pause) {

    /** Why, and only for metrics: the caller learns how long, not which. */
    public enum Reason {
        /** It is looked at. */
        ADMITTED,
        /** This address failed too often. */
        ADDRESS_WAITS,
        /** The account is under attack, and the address has never signed in to it. */
        ACCOUNT_UNDER_ATTACK
    }

    static final LoginVerdict ADMITTED = new LoginVerdict(Reason.ADMITTED, Duration.ZERO);

    public LoginVerdict {
        if (pause.isNegative() || (reason == Reason.ADMITTED) != pause.isZero()) {
            throw new IllegalArgumentException("a refusal says how long, an admission does not");
        }
    }

    public boolean admitted() {
        return reason == Reason.ADMITTED;
    }
}
