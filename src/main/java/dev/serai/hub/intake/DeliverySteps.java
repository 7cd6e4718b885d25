package dev.serai.hub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.TenantSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a {@link Delivery} of what a route of the integrator's own brings, so that it can go on as a webhook's does. */
@Component("deliverySteps")
class DeliverySteps {

    private static final String GENERIC = "generic";
    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final int LONGEST_KEY = 200;

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
     * delivery} and the header {@code tenant}. The property {@code deliveryKey} is what it is known by when it comes again,
     * 1 to 200 characters: without it repeats count. {@code deliveryKind} is the kind, the generic one without it.
     *
     * @throws IllegalArgumentException if there is no such source, key or kind to be
     */
    public void begin(Exchange exchange) throws JsonProcessingException {
        String source = SourceSettings.named(exchange.getProperty(Webhooks.SOURCE, "", String.class));
        String tenant = tenants.ofSource(source);
        byte[] raw = bytes(exchange.getMessage().getBody());
        exchange.setProperty(
                Delivery.PROPERTY,
                new Delivery(tenant, source, kind(exchange), raw, key(source, exchange), clock.instant()));
        exchange.getMessage().setHeader("tenant", tenant);
    }

    private static String kind(Exchange exchange) {
        String kind = exchange.getProperty("deliveryKind", GENERIC, String.class);
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("deliveryKind: lower case letters, digits, - and _, at most 63");
        }
        return kind;
    }

    /** Of this source: those of another, or of a webhook, do not meet it. */
    private static @Nullable DeliveryIds key(String source, Exchange exchange) {
        String key = exchange.getProperty("deliveryKey", String.class);
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("deliveryKey: 1 to " + LONGEST_KEY + " characters");
        }
        return new DeliveryIds("route/" + source, Set.of(key));
    }

    private byte[] bytes(Object body) throws JsonProcessingException {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(body);
    }
}
