package dev.serai.access;

import java.time.Duration;

/**
 * Whether a password is looked at now.
 *
 * @param pause how long not; zero when it is
 */
public record LoginVerdict(LoginReason reason, Duration pause) {

    /** Why, and only for metrics: the caller learns how long, not which. */
    public enum LoginReason {
        /** It is looked at. */
        ADMITTED,
        /** This address failed too often. */
        ADDRESS_WAITS,
        /** The account is under attack, and the address has never signed in to it. */
        ACCOUNT_UNDER_ATTACK
    }

    static final LoginVerdict ADMITTED = new LoginVerdict(LoginReason.ADMITTED, Duration.ZERO);

    public LoginVerdict {
        if (pause.isNegative() || (reason == LoginReason.ADMITTED) != pause.isZero()) {
            throw new IllegalArgumentException("a refusal says how long, an admission does not");
        }
    }

    public boolean admitted() {
        return reason == LoginReason.ADMITTED;
    }
}
