package dev.serai.hub.console;

import dev.serai.access.Account;
import dev.serai.hub.http.FormBody;
import dev.serai.hub.http.Problem;
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
            @ExchangeProperty("refused") @Nullable Problem refused) {
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
                        PageVisit.first(asked, "next"),
                        tenants.tenants().size() > 1,
                        PageVisit.first(asked, "tenant"),
                        "",
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
                        false,
                        "",
                        account.username(),
                        account.mustChangePassword()));
        status(exchange, refused);
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
