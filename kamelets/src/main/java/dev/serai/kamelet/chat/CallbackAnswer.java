package dev.serai.kamelet.chat;

import dev.serai.failure.Causes;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** Answers callbacks that are refused; what was in the request is gone from the answer. */
public class CallbackAnswer {

    /** Writes the refusal that was caught. */
    public void refuse(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        write(
                exchange,
                Causes.first(caught, CallbackRefused.class)
                        .orElseThrow(() -> new IllegalStateException("no refusal was caught", caught)));
    }

    private static void write(Exchange exchange, CallbackRefused refused) {
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
        answer.setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        answer.setBody(refused.json());
    }
}
