package dev.serai.hub.security;

import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.security.ConsoleSessionStore.StoredSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who asks with the console's cookie: the same kind of caller as one of the API, with what its role may. */
final class ConsoleSessionFilter extends OncePerRequestFilter {

    private final ConsoleSessions sessions;
    private final ConsoleCookies cookies;
    private final Predicate<HttpServletRequest> where;

    /** @param where which requests may be made with the cookie */
    ConsoleSessionFilter(ConsoleSessions sessions, ConsoleCookies cookies, Predicate<HttpServletRequest> where) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.where = where;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (where.test(request)) {
            try {
                find(request).ifPresent(caller -> SecurityContextHolder.setContext(new SecurityContextImpl(caller)));
            } catch (RuntimeException failed) {
                Optional<Problem> passing = Problems.passing(failed);
                if (passing.isEmpty()) {
                    throw failed;
                }
                Problems.write(response, passing.get());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> find(HttpServletRequest request) {
        return cookies.session(request)
                .flatMap(token -> sessions.find(token, isUse(request)).map(session -> enter(request, token, session)));
    }

    private Caller enter(HttpServletRequest request, String token, StoredSession session) {
        new ConsoleCaller(session.account(), session.id(), session.formSecret()).enter(request);
        return new Caller(session.account(), () -> sessions.find(token, false).map(StoredSession::account));
    }

    /** A person goes to a page, or sends a form; what an open page fetches by itself is nobody's doing. */
    static boolean isUse(HttpServletRequest request) {
        String wanted = request.getHeader("Sec-Fetch-Dest");
        boolean visited = request.getHeader("X-Serai-Live") == null && (wanted == null || wanted.equals("document"));
        return "POST".equals(request.getMethod()) || visited;
    }
}
