package dev.serai.hub.events;

import dev.serai.hub.events.SubscriberStore.Subscriber;
import dev.serai.hub.settings.EventSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.springframework.stereotype.Component;

/** Which subscribers the routes of this hub send to. */
@Component
class SubscriberKinds {

    private final CamelContext camel;
    private final EventSettings settings;

    SubscriberKinds(CamelContext camel, EventSettings settings) {
        this.camel = camel;
        this.settings = settings;
    }

    /** Each with what it is: {@code webhook}, {@code kafka}, or {@code route} for one of the integrator's own. */
    Map<Subscriber, String> all() {
        Map<Subscriber, String> kinds = new HashMap<>();
        for (Route route : camel.getRoutes()) {
            Endpoint from = route.getEndpoint();
            if (from instanceof DelegateEndpoint leading) {
                from = leading.getEndpoint();
            }
            if (from instanceof EventsEndpoint events) {
                kinds.put(new Subscriber(events.getTenant(), events.getName()), kind(events.getName()));
            }
        }
        return kinds;
    }

    private String kind(String name) {
        if (settings.webhooks().containsKey(name)) {
            return "webhook";
        }
        return name.equals(EventSettings.KAFKA) && settings.kafka() != null ? "kafka" : "route";
    }
}
