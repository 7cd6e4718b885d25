package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.AlertmanagerNormaliser;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.GenericNormaliser;
import dev.serai.alert.GithubNormaliser;
import dev.serai.alert.Normalised;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The built-in normalisers as steps of a route. A time that is missing is that of receipt, also when a payload is read again. */
@Component("normalisers")
class Normalisers {

    private final ObjectMapper json;

    Normalisers(ObjectMapper json) {
        this.json = json;
    }

    /** Alertmanager's webhook payload. */
    public Normalised alertmanager(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return AlertmanagerNormaliser.normalise(tree(body), delivery.source(), delivery.receivedAt());
    }

    /** Serai's own shape, as JSON, as text, or as what a transformation made of another payload. */
    public Normalised generic(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return GenericNormaliser.normalise(tree(body), delivery.source(), delivery.receivedAt());
    }

    /** What GitHub's webhooks say. */
    public Normalised github(
            @Body Object body,
            @ExchangeProperty(Webhooks.EVENT) String event,
            @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return GithubNormaliser.normalise(tree(body), event, delivery.source(), delivery.receivedAt());
    }

    private JsonNode tree(Object body) {
        if (body instanceof JsonNode node) {
            return node;
        }
        if (body instanceof String text) {
            return DeliveryJson.parse(text.getBytes(StandardCharsets.UTF_8));
        }
        return body instanceof byte[] bytes ? DeliveryJson.parse(bytes) : json.valueToTree(body);
    }
}
