package dev.serai.hub.security;

import dev.serai.access.Account;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Who asks for a page of the console: the account, and the session of the browser's cookie. */
public final class ConsoleCaller {

    private static final String ATTRIBUTE = ConsoleCaller.class.getName();

    private final Account account;
    private final UUID session;
    private final byte[] formSecret;

    ConsoleCaller(Account account, UUID session, byte[] formSecret) {
        this.account = account;
        this.session = session;
        this.formSecret = formSecret.clone();
    }

    /** Empty for who has not signed in. */
    public static Optional<ConsoleCaller> of(ServletRequest request) {
        return Optional.ofNullable((ConsoleCaller) request.getAttribute(ATTRIBUTE));
    }

    void enter(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public Account account() {
        return account;
    }

    /** What a form of the page that is being made has in its field {@code _csrf}. */
    public String formToken() {
        return FormTokens.of(formSecret);
    }

    UUID session() {
        return session;
    }

    boolean hasMade(String formToken) {
        return FormTokens.matches(formToken, formSecret);
    }
}
