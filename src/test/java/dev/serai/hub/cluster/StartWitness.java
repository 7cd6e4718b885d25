package dev.serai.hub.cluster;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.RouteStartedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Sees which routes and endpoints a context has when the first consumer of it runs. */
final class StartWitness extends EventNotifierSupport {

    private volatile Set<String> routes = Set.of();
    private volatile Set<String> endpoints = Set.of();

    static Set<String> routes(CamelContext camel) {
        Set<String> ids = new TreeSet<>();
        for (RouteDefinition route :
                camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions()) {
            ids.add(route.getRouteId());
        }
        return ids;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof RouteStartedEvent && routes.isEmpty();
    }

    @Override
    public void notify(CamelEvent event) {
        CamelContext camel = ((RouteStartedEvent) event).getRoute().getCamelContext();
        Set<String> addresses = new TreeSet<>();
        camel.getEndpoints().forEach(endpoint -> addresses.add(endpoint.getEndpointUri()));
        endpoints = addresses;
        routes = routes(camel);
    }

    Set<String> routes() {
        return routes;
    }

    Set<String> endpoints() {
        return endpoints;
    }
}
