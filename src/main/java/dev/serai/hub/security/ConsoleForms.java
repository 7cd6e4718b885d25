package dev.serai.hub.security;

import dev.serai.digest.Sha256;
import dev.serai.hub.http.BodyRule;
import dev.serai.hub.http.ContentType;
import dev.serai.hub.http.FormBody;
import dev.serai.hub.http.HeapShare;
import dev.serai.hub.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The console's forms, bounded and read before anything else sees them: each holds a token that only a page for its session
 * could, that for signing in one for the browser. What does not is refused, and nothing has happened.
 */
@Component
class ConsoleForms implements BodyRule {

    /** The values of the fields of the form that was sent, by name, as a request attribute. */
    static final String FIELDS = ConsoleForms.class.getName();

    /** The field with its token. */
    static final String TOKEN = "_csrf";

    private static final int MAX_BYTES = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final HeapShare heap = new HeapShare(MAX_BYTES);
    private final ConsoleCookies cookies;

    ConsoleForms(ConsoleCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public boolean isFor(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(ConsolePaths.HOME) || path.startsWith(ConsolePaths.HOME + "/");
    }

    @Override
    public BodyAdmission admit(HttpServletRequest request) {
        if ("POST".equals(request.getMethod())) {
            ContentType.require("application/x-www-form-urlencoded", request.getContentType());
        }
        String sender = ConsoleCaller.of(request)
                .map(caller -> caller.account().id().toString())
                .orElse("anybody");
        return new BodyAdmission(sender, MAX_BYTES, heap, "application/octet-stream");
    }

    @Override
    public byte[] check(HttpServletRequest request, byte[] body) {
        if (!"POST".equals(request.getMethod())) {
            return NOTHING;
        }
        Map<String, List<String>> fields = FormBody.parse(body);
        List<String> tokens = fields.getOrDefault(TOKEN, List.of());
        if (tokens.size() != 1 || !isOwn(request, tokens.get(0))) {
            throw outdated();
        }
        request.setAttribute(FIELDS, fields);
        return NOTHING;
    }

    private static Problem outdated() {
        return new Problem(
                403,
                "form-outdated",
                "Form outdated",
                "This form is not of your session any more, and nothing was changed. Go back, reload the page and"
                        + " send it again.");
    }

    private boolean isOwn(HttpServletRequest request, String token) {
        return request.getRequestURI().equals(ConsolePaths.LOGIN)
                ? cookies.form(request)
                        .filter(cookie -> FormTokens.matches(token, secret(cookie)))
                        .isPresent()
                : ConsoleCaller.of(request)
                        .filter(caller -> caller.hasMade(token))
                        .isPresent();
    }

    /**
     * Lets nobody by with a form that was not looked at here, whichever way it has come.
     *
     * @throws Problem 403 when there is such a one
     */
    static void require(HttpServletRequest request) {
        if ("POST".equals(request.getMethod()) && !(request.getAttribute(FIELDS) instanceof Map)) {
            throw outdated();
        }
    }

    /** The value of a field of the form that was sent; empty where there is none, or more than one. */
    static String field(HttpServletRequest request, String name) {
        return request.getAttribute(FIELDS) instanceof Map<?, ?> fields
                        && fields.get(name) instanceof List<?> values
                        && values.size() == 1
                ? String.valueOf(values.get(0))
                : "";
    }

    /** What the form for signing in is bound to. */
    static byte[] secret(String cookie) {
        return Sha256.of("serai console form " + cookie);
    }
}
