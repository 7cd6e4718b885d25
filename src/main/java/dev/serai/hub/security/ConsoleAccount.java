package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Tenants;
import dev.serai.hub.http.ContractFilter;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.security.ConsoleSessions.BrowserPlace;
import dev.serai.hub.settings.TenantSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.stereotype.Component;

/** Signing in to the console and out of it, and one's own sessions there, as the routes of these pages call them. */
@Component("consoleAccount")
class ConsoleAccount {

    /** Why nobody was signed in, or a password was not changed: a {@link Problem}. */
    static final String REFUSED = "refused";

    /** A {@link SessionEnd}. */
    static final String ENDED = "sessionEnd";

    /** What is made on the page of the own account, or by an admin of any account, and works without the session. */
    private static final Set<String> LASTING = Set.of("tokens", "codes", "password", "role", "enable");

    private static final int SEE_OTHER = 303;
    private static final int UNAUTHENTICATED = 401;
    private static final String SESSIONS = "/console/sessions";

    private final Sessions accounts;
    private final ConsoleSessions sessions;
    private final ConsoleCookies cookies;
    private final Clock clock;

    ConsoleAccount(Sessions accounts, ConsoleSessions sessions, ConsoleCookies cookies, Clock clock) {
        this.clock = clock;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /**
     * Binds the form for signing in to the browser: its property {@code formToken}. Where the browser has the cookie of a
     * session that holds no more, the property {@value #ENDED} says why.
     */
    public void greet(Exchange exchange) {
        HttpServletRequest request = request(exchange);
        String bound = cookies.form(request).orElseGet(() -> {
            String made = RandomTokens.text();
            cookies.setForm(request, response(exchange), made);
            return made;
        });
        exchange.setProperty("formToken", FormTokens.of(ConsoleForms.secret(bound)));
        if (ConsoleCaller.of(request).isEmpty()) {
            cookies.session(request).ifPresent(token -> exchange.setProperty(ENDED, sessions.whyEnded(token)));
        }
    }

    /** Opens a session and leads to the page that was asked for; else the property {@value #REFUSED} says why not. */
    public void login(Exchange exchange) {
        HttpServletRequest request = request(exchange);
        exchange.getMessage().setBody(null);
        exchange.setProperty("form", request.getAttribute(ConsoleForms.FIELDS));
        try {
            String tenant = tenant(ConsoleForms.field(request, "tenant"));
            String token = TenantContext.in(tenant, () -> sessions.open(verified(tenant, request), place(request)));
            ConsoleCaller.of(request).ifPresent(before -> sessions.end(before.account(), before.session()));
            cookies.setSession(request, response(exchange), token);
            lead(exchange, ConsolePaths.next(ConsoleForms.field(request, "next")));
        } catch (Problem refused) {
            refuse(exchange, refused);
        }
    }

    /** Whether nobody was signed in, or the password was not changed. */
    public boolean isRefused(Exchange exchange) {
        return exchange.getProperty(REFUSED) != null;
    }

    private Account verified(String tenant, HttpServletRequest request) {
        return accounts.verified(
                tenant,
                ConsoleForms.field(request, "username"),
                ConsoleForms.field(request, "password"),
                address(request));
    }

    /** Ends the session of the browser. */
    public void logout(Exchange exchange) {
        ConsoleCaller caller = caller(exchange);
        sessions.end(caller.account(), caller.session());
        cookies.removeSession(request(exchange), response(exchange));
        lead(exchange, ConsolePaths.LOGIN);
    }

    /** Ends all sessions of the account and opens a new one here; else the property {@value #REFUSED} says why not. */
    public void changePassword(Exchange exchange) {
        HttpServletRequest request = request(exchange);
        String wanted = ConsoleForms.field(request, "new_password");
        try {
            if (!wanted.equals(ConsoleForms.field(request, "repeated_password"))) {
                throw new Problem(400, "password-refused", "Password refused", "The two new passwords differ.");
            }
            String token = accounts.changePassword(
                    caller(exchange).account(),
                    ConsoleForms.field(request, "current_password"),
                    wanted,
                    address(request),
                    changed -> sessions.open(changed, place(request)));
            cookies.setSession(request, response(exchange), token);
            lead(exchange, ConsolePaths.HOME);
        } catch (Problem refused) {
            refuse(exchange, refused);
        }
    }

    /** As {@link #prove}, where the act that the path ends with gives what outlives the session. */
    public void confirm(Exchange exchange) {
        String path = request(exchange).getRequestURI();
        if (LASTING.contains(path.substring(path.lastIndexOf('/') + 1))) {
            prove(exchange);
        }
    }

    /**
     * Asks who makes something that outlives the session to prove once more who they are, unless they have signed in just now;
     * else the property {@value #REFUSED} says why not.
     */
    public void prove(Exchange exchange) {
        ConsoleCaller caller = caller(exchange);
        if (caller.isFresh(clock.instant())) {
            return;
        }
        String password = ConsoleForms.field(request(exchange), "current_password");
        String tenant = caller.account().tenant();
        try {
            if (password.isEmpty()) {
                throw unproved("Enter your password too: you signed in some time ago.");
            }
            TenantContext.run(
                    tenant,
                    () -> accounts.verified(tenant, caller.account().username(), password, address(request(exchange))));
        } catch (Problem refused) {
            refuse(exchange, refused.status() == UNAUTHENTICATED ? unproved("The password is wrong.") : refused);
        }
    }

    private static Problem unproved(String detail) {
        return new Problem(403, "wrong-password", "Wrong password", detail);
    }

    /** The sessions of who asks, the last used first. */
    public List<SignedInBrowser> list(Exchange exchange) {
        ConsoleCaller caller = caller(exchange);
        return sessions.list(caller.account(), caller.session());
    }

    /** Ends one session of who asks. */
    public void end(@Header("sessionId") String id, Exchange exchange) {
        if (!sessions.end(caller(exchange).account(), id(id))) {
            throw Problems.notFound();
        }
        lead(exchange, SESSIONS);
    }

    /** Ends every session of who asks but the one that they ask with. */
    public void endOthers(Exchange exchange) {
        ConsoleCaller caller = caller(exchange);
        sessions.endOthers(caller.account(), caller.session());
        lead(exchange, SESSIONS);
    }

    private static BrowserPlace place(HttpServletRequest request) {
        return new BrowserPlace(address(request), BrowserName.of(request.getHeader("User-Agent")));
    }

    private static void lead(Exchange exchange, String page) {
        Message answer = exchange.getMessage();
        answer.setBody(null);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, SEE_OTHER);
        answer.setHeader("Location", page);
    }

    /** The page says why, with the status and the headers that the API would answer with. */
    private static void refuse(Exchange exchange, Problem refused) {
        exchange.setProperty(REFUSED, refused);
        refused.headers().forEach((name, value) -> response(exchange).setHeader(name, value));
    }

    private static ConsoleCaller caller(Exchange exchange) {
        return ConsoleCaller.of(request(exchange)).orElseThrow(Problems::unauthenticated);
    }

    private static String address(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ContractFilter.ADDRESS));
    }

    private static String tenant(String name) {
        return TenantSettings.isName(name) ? name : Tenants.DEFAULT;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound();
        }
    }

    private static HttpServletRequest request(Exchange exchange) {
        HttpServletRequest request =
                exchange.getMessage(PlatformHttpMessage.class).getRequest();
        ConsoleForms.require(request);
        return request;
    }

    private static HttpServletResponse response(Exchange exchange) {
        return exchange.getMessage(PlatformHttpMessage.class).getResponse();
    }
}
