package dev.serai.kamelet.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.secret.Redaction;
import dev.serai.secret.SafeTree;
import java.util.Map;
import org.apache.camel.Exchange;

/** Takes out what looks like a secret: of a text, and of each text of a map or of JSON. */
public class TextRedaction {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** The body without secrets, of the type that it had; anything else than a map or JSON as text. */
    public Object redact(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode node) {
            return SafeTree.of(node);
        }
        if (body instanceof Map) {
            return AlertNormalise.mapper()
                    .convertValue(SafeTree.of(AlertNormalise.mapper().valueToTree(body)), MAP);
        }
        String text = exchange.getMessage().getBody(String.class);
        return text == null ? "" : Redaction.redact(text);
    }
}
