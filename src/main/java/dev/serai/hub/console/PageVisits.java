package dev.serai.hub.console;

import dev.serai.access.Account;
import dev.serai.hub.http.FormBody;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.RequestIdFilter;
import dev.serai.hub.security.ConsoleCaller;
import dev.serai.wire.WireName;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.stereotype.Component;

/** What each route of a page begins and ends with, after it is known who looks. */
@Component("pageVisits")
class PageVisits {

    static final String VISIT = "visit";
    static final String ASKED_AT = "askedAt";
    static final String THEME = "serai-theme";

    /** What an open page fetches by itself has this header. */
    static final String LIVE = "X-Serai-Live";

    private static final int SEE_OTHER = 303;

    private final Clock clock;

    PageVisits(Clock clock) {
        this.clock = clock;
    }

    /** Sets the property {@value #VISIT}, and {@value #ASKED_AT}, as {@link System#nanoTime} says it. */
    void begin(
            Exchange exchange,
            @ExchangeProperty("account") Account account,
            @ExchangeProperty("formToken") String token,
            @ExchangeProperty("form") Map<String, List<String>> form) {
        HttpServletRequest request =
                exchange.getMessage(PlatformHttpMessage.class).getRequest();
        HttpServletResponse response =
                exchange.getMessage(PlatformHttpMessage.class).getResponse();
        Consumer<String> cookies = cookie -> response.addHeader("Set-Cookie", cookie);
        Optional<ConsoleCaller> caller = ConsoleCaller.of(request);
        boolean secure = caller.filter(ConsoleCaller::isOverTls).isPresent();
        Instant now = clock.instant();
        String query = request.getQueryString();
        boolean reads = request.getMethod().equals("GET");
        boolean live = reads && request.getHeader(LIVE) != null;
        exchange.setProperty(ASKED_AT, RequestIdFilter.beganAt(request));
        exchange.setProperty(
                VISIT,
                new PageVisit(
                        new Visitor(account, live ? "" : token),
                        theme(request),
                        request.getRequestURI(),
                        FormBody.parse((query == null ? "" : query).getBytes(StandardCharsets.UTF_8)),
                        form,
                        secure,
                        cookies,
                        reads && !live ? FormNotices.take(request, cookies, secure) : "",
                        caller.filter(known -> known.isFresh(now)).isPresent(),
                        now));
    }

    /** Leads to a page, once what a form asked for has been answered. */
    static void leadTo(Exchange exchange, String page) {
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, SEE_OTHER);
        answer.setHeader("Location", page);
        answer.setBody(null);
    }

    /** @throws Problem that of the first operation which was refused */
    static void requireDone(PageAnswers answers) {
        answers.all().stream()
                .filter(PageAnswers.PageAnswer::refused)
                .findFirst()
                .ifPresent(answer -> {
                    throw answer.asProblem();
                });
    }

    /** As the person has chosen it in this browser. */
    static Theme theme(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(THEME))
                .map(Cookie::getValue)
                .flatMap(value -> WireName.find(Theme.class, value).stream())
                .findFirst()
                .orElse(Theme.AUTO);
    }
}
