package dev.serai.hub.security;

import dev.serai.hub.security.ConsoleTransport.Exposure;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The console's two cookies: that of a session, and that of a form for signing in, which proves no more than that page and
 * form are of the same browser. Where the hub is not reached safely there are none.
 */
@Component
class ConsoleCookies {

    private static final String SESSION = "serai";
    private static final String FORM = "serai-form";
    private static final String BOUND_TO_HOST = "__Host-";
    private static final Pattern FORM_TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ConsoleTransport transport;

    ConsoleCookies(ConsoleTransport transport) {
        this.transport = transport;
    }

    /** Whether cookies of this request go over TLS alone. */
    boolean needTls(HttpServletRequest request) {
        return transport.of(request) == Exposure.TLS;
    }

    Optional<String> session(HttpServletRequest request) {
        return only(request, SESSION);
    }

    void setSession(HttpServletRequest request, HttpServletResponse response, String token) {
        set(request, response, SESSION, token, ConsoleSessions.LONGEST);
    }

    void removeSession(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, SESSION, "", Duration.ZERO);
    }

    Optional<String> form(HttpServletRequest request) {
        return only(request, FORM).filter(text -> FORM_TEXT.matcher(text).matches());
    }

    /** For as long as the browser runs. */
    void setForm(HttpServletRequest request, HttpServletResponse response, String text) {
        set(request, response, FORM, text, Duration.ofSeconds(-1));
    }

    /** Who may set cookies for another path or port of this host could add a second one: then none counts. */
    private Optional<String> only(HttpServletRequest request, String name) {
        Cookie[] sent = request.getCookies();
        if (sent == null || transport.of(request) == Exposure.OPEN) {
            return Optional.empty();
        }
        String full = name(request, name);
        List<Cookie> found = Arrays.stream(sent)
                .filter(cookie -> cookie.getName().equals(full))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).getValue()) : Optional.empty();
    }

    private void set(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration lifetime) {
        ResponseCookie cookie = ResponseCookie.from(name(request, name), value)
                .httpOnly(true)
                .secure(needTls(request))
                .sameSite("Strict")
                .path("/")
                .maxAge(lifetime)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String name(HttpServletRequest request, String name) {
        return needTls(request) ? BOUND_TO_HOST + name : name;
    }
}
