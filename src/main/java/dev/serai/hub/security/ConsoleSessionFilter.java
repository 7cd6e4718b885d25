package dev.serai.hub.security;

import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
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

    private final CookieCallers callers;
    private final Predicate<HttpServletRequest> where;

    /** @param where which requests may be made with the cookie */
    ConsoleSessionFilter(CookieCallers callers, Predicate<HttpServletRequest> where) {
        this.callers = callers;
        this.where = where;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (where.test(request)) {
            try {
                callers.of(request, response, isUse(request))
                        .ifPresent(caller -> SecurityContextHolder.setContext(new SecurityContextImpl(caller)));
            } catch (Problem refused) {
                Problems.write(response, refused);
                return;
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

    /** A person goes to a page, or sends a form; what an open page fetches by itself is nobody's doing. */
    static boolean isUse(HttpServletRequest request) {
        String wanted = request.getHeader("Sec-Fetch-Dest");
        boolean visited = request.getHeader("X-Serai-Live") == null && (wanted == null || wanted.equals("document"));
        return "POST".equals(request.getMethod()) || visited;
    }
}
