package dev.serai.kamelet.alert;

import dev.serai.alert.DeliveryRefusal;
import dev.serai.kamelet.chat.CallbackRefused;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** What the sender of an alert is answered. */
public class AlertWebhookAnswer {

    private static final String ACCEPTED = "seraiAccepted";

    private final AlertNormalise normalise = new AlertNormalise();

    /** As {@link AlertNormalise#setKind}. */
    public void setKind(String kind) {
        normalise.setKind(kind);
    }

    /** As {@link AlertNormalise#setSource}. */
    public void setSource(String source) {
        normalise.setSource(source);
    }

    /** Reads the body; what is no delivery is the sender's mistake. */
    public Map<String, Object> read(Exchange exchange) {
        try {
            Map<String, Object> read = normalise.normalise(exchange);
            exchange.setProperty(ACCEPTED, read.get("alerts") instanceof List<?> alerts ? alerts.size() : 0);
            return read;
        } catch (DeliveryRefusal e) {
            throw CallbackRefused.malformed("The body is no delivery of this kind.");
        }
    }

    /** 202 with how many alerts were read. */
    public String accepted(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        return "{\"accepted\":%d}".formatted(exchange.getProperty(ACCEPTED, 0, Integer.class));
    }
}
