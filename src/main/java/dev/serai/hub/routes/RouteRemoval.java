package dev.serai.hub.routes;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Takes routes away, with the routes that Kamelets made for them: Camel forgets a Kamelet's endpoint with the last route that
 * uses it, and lets the route within run on.
 */
public final class RouteRemoval {

    private RouteRemoval() {}

    /** @throws Exception where one cannot be stopped */
    public static void remove(ModelCamelContext camel, Predicate<RouteDefinition> which) throws Exception {
        Set<Endpoint> before = new HashSet<>(camel.getEndpoints());
        for (RouteDefinition route : List.copyOf(camel.getRouteDefinitions())) {
            if (which.test(route)) {
                remove(camel, route);
            }
        }
        before.removeAll(camel.getEndpoints());
        removeWithin(camel, before);
    }

    /** Takes these endpoints away, and what they run. */
    static void removeWithin(ModelCamelContext camel, Collection<Endpoint> endpoints) throws Exception {
        for (Endpoint endpoint : endpoints) {
            if (endpoint instanceof KameletEndpoint kamelet) {
                camel.removeEndpoint(kamelet);
                RouteDefinition within = camel.getRouteDefinition(kamelet.getRouteId());
                if (within != null) {
                    remove(camel, within);
                }
            }
        }
    }

    private static void remove(ModelCamelContext camel, RouteDefinition route) throws Exception {
        if (camel.getRoute(route.getRouteId()) != null) {
            camel.getRouteController().stopRoute(route.getRouteId());
            camel.removeRoute(route.getRouteId());
        }
        camel.removeRouteDefinition(route);
    }
}
