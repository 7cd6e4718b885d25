package dev.serai.hub.security;

import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.security.ConsoleTransport.Exposure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who may come to the console's pages, and where whoever may not is led. */
@Component
class ConsoleAccess extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "POST");
    private static final String SAME_ORIGIN = "same-origin";

    private final ConsoleTransport transport;

    ConsoleAccess(ConsoleTransport transport) {
        this.transport = transport;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String elsewhere;
        try {
            elsewhere = elsewhere(request);
        } catch (Problem refused) {
            Problems.write(response, refused);
            return;
        }
        if (elsewhere == null) {
            chain.doFilter(request, response);
        } else if (CrossSiteVisit.is(request) && asked(request).equals(ConsolePaths.next(asked(request)))) {
            CrossSiteVisit.goOn(response, asked(request));
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, elsewhere);
        }
    }

    /** Where to go instead; null when the page may be shown. */
    private @Nullable String elsewhere(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals("/")) {
            return ConsolePaths.HOME;
        }
        // The body's rule and the gates before it go by the path as it is written, and a route by what that means.
        if (!ConsolePaths.isPlain(path)) {
            throw Problems.notFound();
        }
        boolean posts = !"GET".equals(request.getMethod());
        check(request, posts);
        ConsoleCaller caller = ConsoleCaller.of(request).orElse(null);
        if (caller == null) {
            return path.equals(ConsolePaths.LOGIN) ? null : toLogin(request, posts);
        }
        if (path.equals(ConsolePaths.LOGIN) && !posts) {
            return ConsolePaths.HOME;
        }
        boolean open = path.equals(ConsolePaths.PASSWORD)
                || path.equals(ConsolePaths.LOGOUT)
                || path.equals(ConsolePaths.LOGIN);
        return caller.account().mustChangePassword() && !open ? ConsolePaths.PASSWORD : null;
    }

    private void check(HttpServletRequest request, boolean posts) {
        if (!METHODS.contains(request.getMethod())) {
            throw new Problem(
                    405,
                    "method-not-allowed",
                    "Method not allowed",
                    "Pages are read, and forms are sent.",
                    Map.of(HttpHeaders.ALLOW, "GET, HEAD, POST"));
        }
        if (transport.of(request) == Exposure.OPEN) {
            throw new Problem(
                    403,
                    "tls-required",
                    "TLS required",
                    "This connection can be read on its way, so nobody can sign in over it.");
        }
        if (posts) {
            checkSender(request);
        }
    }

    /**
     * Only a page of the console may have sent a form. Browsers say where a request comes from, and no page can change it.
     * On the own machine the origin must be there: it alone tells such a browser from one behind a proxy that speaks TLS
     * to it and tells the hub nothing of that. Over TLS the newer header is enough.
     */
    private void checkSender(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals(SAME_ORIGIN)) {
            throw originRefused("The form was not sent by a page of this console.");
        }
        boolean named = origin != null && !origin.equals("null");
        boolean own = named ? transport.isOwn(request, origin) : site != null && transport.of(request) == Exposure.TLS;
        if (!own) {
            throw originRefused(
                    site == null
                            ? "The form was not sent by a page of this console."
                            : "Your browser is not at the address at which the hub was asked. A proxy between them has to"
                                    + " be named in serai.api.trusted-proxies, and to set X-Forwarded-Proto.");
        }
    }

    private static Problem originRefused(String detail) {
        return new Problem(403, "origin-refused", "Origin refused", detail);
    }

    /** Only a page of its own can become that for signing in; a form that comes too late is sent again by a person, from its page. */
    private static String toLogin(HttpServletRequest request, boolean posts) {
        String wanted = request.getHeader("Sec-Fetch-Dest");
        if (wanted != null && !wanted.equals("document")) {
            throw new Problem(401, "unauthenticated", "Not authenticated", "The session has ended; sign in again.");
        }
        String page = ConsolePaths.next(posts ? sender(request) : asked(request));
        return page.equals(ConsolePaths.HOME)
                ? ConsolePaths.LOGIN
                : ConsolePaths.LOGIN + "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** The path of the page that has sent a form, as the browser says. */
    private static String sender(HttpServletRequest request) {
        try {
            URI page = URI.create(String.valueOf(request.getHeader(HttpHeaders.REFERER)));
            return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return ConsolePaths.HOME;
        }
    }

    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
