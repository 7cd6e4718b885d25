package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.TenantSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes a {@link Delivery} of what a route of the integrator's own brings, so that it can go on as a webhook's does. */
@Component("deliverySteps")
class DeliverySteps {

    private static final String GENERIC = "generic";

    private final TenantSettings tenants;
    private final ObjectMapper json;
    private final Clock clock;

    DeliverySteps(TenantSettings tenants, ObjectMapper json, Clock clock) {
        this.tenants = tenants;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes the body, as bytes, text, a map or a tree of JSON, and the property {@code source}; leaves the property {@code
     * delivery}, of the generic kind, and the header {@code tenant}.
     *
     * @throws IllegalArgumentException if there is no such source to be
     */
    public void begin(Exchange exchange) throws JsonProcessingException {
        String source = SourceSettings.named(exchange.getProperty(Webhooks.SOURCE, "", String.class));
        String tenant = tenants.ofSource(source);
        byte[] raw = bytes(exchange.getMessage().getBody());
        exchange.setProperty(Delivery.PROPERTY, new Delivery(tenant, source, GENERIC, raw, null, clock.instant()));
        exchange.getMessage().setHeader("tenant", tenant);
    }

    private byte[] bytes(Object body) throws JsonProcessingException {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(body);
    }
}
