package dev.serai.hub.console;

import dev.serai.access.Account;
import dev.serai.hub.http.FormBody;
import dev.serai.hub.http.Problem;
import dev.serai.hub.security.SessionEnd;
import dev.serai.hub.settings.TenantSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages that somebody sees who may see no other yet: for signing in, and for a new password. */
@Component("signInPage")
class SignInPage {

    private final PageRenderer renderer;
    private final ConsoleAssets assets;
    private final TenantSettings tenants;

    SignInPage(PageRenderer renderer, ConsoleAssets assets, TenantSettings tenants) {
        this.renderer = renderer;
        this.assets = assets;
        this.tenants = tenants;
    }

    /** Once more, with what was wrong, when there is a property {@code refused}. */
    void login(
            Exchange exchange,
            @ExchangeProperty("formToken") String formToken,
            @ExchangeProperty("form") @Nullable Map<String, List<String>> form,
            @ExchangeProperty("refused") @Nullable Problem refused,
            @ExchangeProperty("sessionEnd") @Nullable SessionEnd ended) {
        String query =
                exchange.getMessage(PlatformHttpMessage.class).getRequest().getQueryString();
        Map<String, List<String>> asked =
                form == null ? FormBody.parse(String.valueOf(query).getBytes(StandardCharsets.UTF_8)) : form;
        show(
                exchange,
                "login",
                "Sign in",
                new SignInView(
                        formToken,
                        refused == null ? "" : refused.detail(),
                        refused == null && ended != null ? ended(ended) : "",
                        PageVisit.first(asked, "next"),
                        tenants.tenants().size() > 1,
                        PageVisit.first(asked, "tenant"),
                        form == null ? "" : PageVisit.first(form, "username"),
                        false));
        status(exchange, refused);
    }

    /** For who has to change it, and for who wants to. */
    void password(
            Exchange exchange,
            @ExchangeProperty("formToken") String formToken,
            @ExchangeProperty("account") Account account,
            @ExchangeProperty("refused") @Nullable Problem refused) {
        show(
                exchange,
                "password",
                "New password",
                new SignInView(
                        formToken,
                        refused == null ? "" : refused.detail(),
                        "",
                        "",
                        false,
                        "",
                        account.username(),
                        account.mustChangePassword()));
        status(exchange, refused);
    }

    private static String ended(SessionEnd why) {
        return "Your session has ended"
                + switch (why) {
                    case SIGNED_OUT -> " because it was ended from another browser";
                    case PASSWORD_CHANGED -> " because your password was changed";
                    case ROLE_CHANGED -> " because your role was changed";
                    case DISABLED -> " because your account was disabled";
                    case TOO_MANY_SESSIONS -> " because you have signed in in too many other browsers since";
                    case NOT_USED -> " because it was not used for twelve hours";
                    case TOO_OLD -> " because you signed in a week ago";
                    case UNKNOWN -> "";
                }
                + ". After signing in you are back where you were.";
    }

    private void show(Exchange exchange, String template, String title, SignInView view) {
        HttpServletRequest request =
                exchange.getMessage(PlatformHttpMessage.class).getRequest();
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.CONTENT_TYPE, PageOutput.HTML);
        PageFrame frame = assets.frame(title, PageVisits.theme(request));
        answer.setBody(renderer.html(template, Map.of("frame", frame, "view", view)));
    }

    private static void status(Exchange exchange, @Nullable Problem refused) {
        if (refused != null) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
        }
    }
}
