package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.http.ContractFilter;
import dev.serai.hub.http.Problems;
import dev.serai.investigation.ToolPermit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.stereotype.Component;

/** What every route of a page of the console finds: what an operation's does, and the form that was sent. */
@Component("pageCaller")
class PageCaller {

    /** As decisions and the audit name it. */
    static final String CHANNEL = "console";

    /**
     * Lets a form by that was looked at, and nothing else that changes something.
     *
     * <p>Sets the header {@code tenant} and the properties {@code account}, {@code actor}, {@code decisionChannel}, {@code permit}, {@code
     * clientAddress}, {@code form} (the lists of values of the fields that were sent, by name; empty for a page) and {@code formToken}
     * (what each form of the page has in its field {@code _csrf}). The body is empty.
     */
    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        HttpServletRequest request =
                message.getExchange().getMessage(PlatformHttpMessage.class).getRequest();
        message.removeHeader(Exchange.CONTENT_TYPE);
        message.setBody(null);
        ConsoleForms.require(request);
        ConsoleCaller caller = ConsoleCaller.of(request).orElseThrow(Problems::unauthenticated);
        Account account = caller.account();
        message.setHeader("tenant", account.tenant());
        exchange.setProperty("account", account);
        exchange.setProperty("actor", account.actor());
        exchange.setProperty("decisionChannel", CHANNEL);
        exchange.setProperty("permit", ToolPermit.of(account.role()));
        exchange.setProperty("clientAddress", request.getAttribute(ContractFilter.ADDRESS));
        exchange.setProperty(
                "form", request.getAttribute(ConsoleForms.FIELDS) instanceof Map<?, ?> fields ? fields : Map.of());
        exchange.setProperty("formToken", caller.formToken());
    }
}
