package dev.serai.hub.events;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** What happens, as it happens: {@code from: events:<subscriber>} is sent each event once it is committed. */
public class EventsComponent extends DefaultComponent {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!remaining.matches(NAME)) {
            throw new IllegalArgumentException("events:" + remaining
                    + ": a subscriber's name is lower case letters, digits and hyphens, at most 63");
        }
        EventsServices services = getCamelContext().getRegistry().findSingleByType(EventsServices.class);
        if (services == null) {
            throw new IllegalStateException("events: works only in the hub, which keeps the journal");
        }
        EventsEndpoint endpoint = new EventsEndpoint(uri, this, remaining, services);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
