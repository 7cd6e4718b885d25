package dev.serai.hub.security;

import dev.serai.hub.http.Problem;
import dev.serai.hub.security.ConsoleSessionStore.StoredSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who a browser's cookie stands for. Cookies that open nothing are looked up as often as their address may ask without a
 * token, and no more: whoever makes them up costs the database no further query.
 */
@Component
class CookieCallers {

    private final ConsoleSessions sessions;
    private final ConsoleCookies cookies;
    private final RateLimits limits;
    private final ClientAddress addresses;

    CookieCallers(ConsoleSessions sessions, ConsoleCookies cookies, RateLimits limits, ClientAddress addresses) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.limits = limits;
        this.addresses = addresses;
    }

    /**
     * The caller with what its role may, for whom the session is noted in the request.
     *
     * @param used whether a person asks, and not a page by itself
     * @throws Problem 429 when the address has sent too many cookies that open nothing, and this one is not known
     */
    Optional<Caller> of(HttpServletRequest request, HttpServletResponse response, boolean used) {
        return cookies.session(request).flatMap(token -> {
            Optional<StoredSession> found = sessions.isRemembered(token)
                    ? sessions.find(token, used)
                    : lookedUp(token, used, addresses.of(request), response);
            return found.map(session -> enter(request, token, session));
        });
    }

    /** Taken before and given back after: many at once get no further than one by one. */
    private Optional<StoredSession> lookedUp(String token, boolean used, String address, HttpServletResponse response) {
        limits.takeGuess(address, response);
        boolean wrong = false;
        try {
            Optional<StoredSession> found = sessions.find(token, used);
            wrong = found.isEmpty();
            return found;
        } finally {
            if (!wrong) {
                limits.giveGuessBack(address);
            }
        }
    }

    private Caller enter(HttpServletRequest request, String token, StoredSession session) {
        new ConsoleCaller(
                        session.account(),
                        session.id(),
                        session.formSecret(),
                        session.signedInAt(),
                        cookies.needTls(request))
                .enter(request);
        return new Caller(session.account(), () -> sessions.find(token, false).map(StoredSession::account));
    }
}
