package dev.serai.kamelet.events;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** What passes between an event and its receiver: the headers of Standard Webhooks leave, and of an answer one comes in. */
public class WebhookHeaders implements HeaderFilterStrategy {

    private static final String PREFIX = "webhook-";

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !name.startsWith(PREFIX);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !name.toLowerCase(Locale.ROOT).equals("retry-after");
    }
}
