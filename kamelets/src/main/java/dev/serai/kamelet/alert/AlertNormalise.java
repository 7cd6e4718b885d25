package dev.serai.kamelet.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.GenericWriter;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.SourceKind;
import dev.serai.alert.vendor.PayloadKinds;
import dev.serai.json.StrictJson;
import dev.serai.kamelet.chat.Now;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Makes Serai's shape of alerts of what a sender of some kind delivers. */
public class AlertNormalise {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private String source = "source";
    private String kind = SourceKind.GENERIC;
    private Function<Payload, Normalised> reading = PayloadKinds.of(SourceKind.GENERIC);

    /** @throws IllegalArgumentException for a kind that is not there */
    public void setKind(String kind) {
        this.kind = kind;
        this.reading = PayloadKinds.of(kind);
    }

    /** The name of the sender, which every alert bears. */
    public void setSource(String source) {
        this.source = source;
    }

    /**
     * Reads the body: bytes, text, a map or JSON.
     *
     * @return {@code alerts} in Serai's own shape, {@code rejected} with index and reason of those that are none, {@code
     *     ignored}: why it is about no alert, or null
     * @throws dev.serai.alert.DeliveryRefusal for what is no delivery of the kind
     */
    public Map<String, Object> normalise(Exchange exchange) {
        String header = SourceKind.of(kind).eventHeader();
        String event = header == null ? null : exchange.getMessage().getHeader(header, String.class);
        Normalised read = reading.apply(new Payload(json(exchange), event, source, Now.in(exchange.getContext())));
        ObjectNode node = GenericWriter.write(read.alerts());
        node.path("alerts").forEach(alert -> ((ObjectNode) alert).put("source", source));
        node.set("rejected", mapper().valueToTree(read.rejected()));
        node.put("ignored", read.ignored());
        return mapper().convertValue(node, MAP);
    }

    private static JsonNode json(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode node) {
            return node;
        }
        return body instanceof Map
                ? mapper().valueToTree(body)
                : DeliveryJson.parse(exchange.getMessage().getBody(byte[].class));
    }

    static com.fasterxml.jackson.databind.json.JsonMapper mapper() {
        return StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    }
}
