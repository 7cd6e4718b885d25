package dev.serai.hub.security;

import dev.serai.access.Account;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who asks for a page of the console: the account, and the session of the browser's cookie. */
public final class ConsoleCaller {

    private static final String ATTRIBUTE = ConsoleCaller.class.getName();

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Account account;
    private final UUID session;
    private final byte[] formSecret;
    private final boolean overTls;
    private final Instant signedInAt;

    ConsoleCaller(Account account, UUID session, byte[] formSecret, Instant signedInAt, boolean overTls) {
        this.account = account;
        this.session = session;
        this.formSecret = formSecret.clone();
        this.overTls = overTls;
        this.signedInAt = signedInAt;
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

    /** Whether the browser speaks TLS, to the hub or to a trusted proxy: its cookies then need it. */
    public boolean isOverTls() {
        return overTls;
    }

    /** Whether whoever asks has proved to be this person lately: a session that was left open proves nothing. */
    public boolean isFresh(Instant now) {
        return now.isBefore(signedInAt.plus(FRESH));
    }

    UUID session() {
        return session;
    }

    boolean hasMade(String formToken) {
        return FormTokens.matches(formToken, formSecret);
    }
}
