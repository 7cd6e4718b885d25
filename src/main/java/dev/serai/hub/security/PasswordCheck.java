package dev.serai.hub.security;

import dev.serai.hub.security.LoginGuard.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody knows an account's password; who guesses is slowed down. */
@Component
class PasswordCheck {

    private final Passwords passwords;
    private final LoginGuard guard;

    PasswordCheck(Passwords passwords, LoginGuard guard) {
        this.passwords = passwords;
        this.guard = guard;
    }

    /**
     * Looks at the password in any case, so that an unknown name and a disabled account take as long.
     *
     * @param hash null where there is no such account
     * @param open whether it may be used at all
     */
    boolean passes(Attempt attempt, String password, @Nullable String hash, boolean open) {
        return guard.passes(attempt, () -> passwords.matches(password, hash) && open);
    }

    String hash(String password) {
        return passwords.hash(password);
    }
}
