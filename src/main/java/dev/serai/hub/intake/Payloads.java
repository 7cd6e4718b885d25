package dev.serai.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.Payload;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Makes of a message what normalisers read. A time that is missing is that of receipt, also when a payload is read again. */
@Component
class Payloads {

    private final ObjectMapper json;

    Payloads(ObjectMapper json) {
        this.json = json;
    }

    /** @param body JSON, its text or bytes, or what a transformation made of another payload */
    Payload of(Object body, Delivery delivery) {
        return new Payload(tree(body), delivery.event(), delivery.source(), delivery.receivedAt());
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
