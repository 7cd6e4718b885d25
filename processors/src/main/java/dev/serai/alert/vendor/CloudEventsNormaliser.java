package dev.serai.alert.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.AlertDraft;
import dev.serai.alert.AlertFields;
import dev.serai.alert.AlertState;
import dev.serai.alert.Deliveries;
import dev.serai.alert.DeliveryJson;
import dev.serai.alert.Normalised;
import dev.serai.alert.Payload;
import dev.serai.alert.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0 over HTTP, structured, in batches, and binary (github.com/cloudevents/spec). The condition is an event's
 * source, type and subject; a last part of the type that names a state, such as {@code .resolved}, is none of it.
 */
public final class CloudEventsNormaliser {

    private CloudEventsNormaliser() {}

    /**
     * An alert for each event.
     *
     * @param payload whose {@link Payload#event} holds the attributes of a binary event, as an object; null for the other modes
     */
    public static Normalised normalise(Payload payload) {
        JsonNode body = payload.body();
        if (payload.event() != null) {
            body = binary(payload.event(), body);
        }
        JsonNode events =
                body.isArray() ? body : JsonNodeFactory.instance.arrayNode().add(body);
        if (!body.isArray() && !body.isObject()) {
            throw Deliveries.malformed("The body is neither an event nor a batch of events");
        }
        return Deliveries.each(events, event -> alert(AlertFields.of(event), payload));
    }

    /** By what a single event is known when it is delivered again; null for a batch, and for what is none. */
    public static @Nullable String id(JsonNode body, @Nullable String attributes) {
        JsonNode event = attributes == null ? body : binary(attributes, body);
        String id = event.path("id").textValue();
        String source = event.path("source").textValue();
        return id == null || source == null || id.isBlank() || id.length() + source.length() > 512
                ? null
                : source + "|" + id;
    }

    private static ObjectNode binary(String attributes, JsonNode data) {
        ObjectNode event = (ObjectNode) DeliveryJson.parse(attributes.getBytes(StandardCharsets.UTF_8));
        return event.set("data", data);
    }

    private static Alert alert(AlertFields event, Payload payload) {
        if (!"1.0".equals(event.whole("specversion"))) {
            throw new Rejection("specversion is not 1.0");
        }
        event.needed("id");
        String type = event.needed("type");
        AlertFields data = event.maybe("data");
        int dot = type.lastIndexOf('.');
        AlertState named = VendorStates.find(type.substring(dot + 1));
        AlertState state = state(data, named);
        String condition = dot < 1 || named == null ? type : type.substring(0, dot);
        String subject = event.whole("subject");
        Instant at = event.instant("time");
        return draft(event, data, payload, condition)
                .alert(
                        state,
                        event.needed("source") + " " + condition + (subject == null ? "" : " " + subject),
                        state == AlertState.FIRING ? at : null,
                        state == AlertState.FIRING ? null : at);
    }

    /** What the data says, then what the type says; an event that says neither is about something that holds. */
    private static AlertState state(@Nullable AlertFields data, @Nullable AlertState named) {
        AlertState said = data == null ? null : VendorStates.find(first(data.text("state"), data.text("status")));
        if (said != null) {
            return said;
        }
        return named == null ? AlertState.FIRING : named;
    }

    private static AlertDraft draft(AlertFields event, @Nullable AlertFields data, Payload payload, String condition) {
        AlertDraft draft = new AlertDraft(event, payload)
                .label("source", event.string("source"))
                .label("type", condition)
                .label("subject", event.string("subject"))
                .annotation("event", event.string("id"))
                .title(named(event, condition));
        if (data == null) {
            return draft.severity(event.text("severity"));
        }
        return draft.title(data.text("title"), data.text("summary"), data.text("message"), named(event, condition))
                .description(data.text("description"))
                .severity(first(data.text("severity"), event.text("severity")))
                .labels(data.texts("labels"))
                .annotations(data.texts("annotations"))
                .link("source", data.text("url"));
    }

    private static String named(AlertFields event, String condition) {
        String subject = event.whole("subject");
        return subject == null ? condition : subject + " " + condition;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
