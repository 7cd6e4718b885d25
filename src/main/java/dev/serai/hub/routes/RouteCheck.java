package dev.serai.hub.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteDefinitionHelper;
import org.apache.camel.spi.ModelReifierFactory;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Builds the routes of a file beside those that run, and throws them away: what is not YAML, names no endpoint, bean,
 * Kamelet or option, or takes another file's id shows here, before anything is stopped.
 */
final class RouteCheck {

    private final ModelCamelContext camel;

    RouteCheck(ModelCamelContext camel) {
        this.camel = camel;
    }

    /**
     * The ids of the file's routes.
     *
     * @throws Exception what is wrong with it
     */
    Set<String> ids(Resource file) throws Exception {
        List<RouteDefinition> routes = new ArrayList<>();
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(file))) {
            if (builder instanceof RouteBuilder made) {
                made.configureRoutes(camel);
                for (RouteDefinition route : made.getRouteCollection().getRoutes()) {
                    made.getRouteCollection().prepareRoute(route);
                    routes.add(route);
                }
            }
        }
        build(routes, file);
        Set<String> ids = new LinkedHashSet<>();
        routes.forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }

    private void build(List<RouteDefinition> routes, Resource file) throws Exception {
        ModelReifierFactory factory = camel.getModelReifierFactory();
        List<RouteDefinition> all = new ArrayList<>(camel.getRouteDefinitions());
        all.removeIf(running -> isFrom(running, file));
        all.addAll(routes);
        RouteDefinitionHelper.forceAssignIds(camel, routes);
        for (RouteDefinition route : routes) {
            String twice = RouteDefinitionHelper.validateUniqueIds(route, all, route.getNodePrefixId());
            if (twice != null) {
                throw new FailedToStartRouteException(route.getId(), "duplicate id detected: " + twice);
            }
            RouteDefinitionHelper.prepareRoute(camel, route);
            factory.createRoute(camel, route);
        }
    }

    static boolean isFrom(RouteDefinition route, Resource file) {
        Resource origin = route.getResource();
        return origin != null && Objects.equals(path(origin), path(file));
    }

    static Path path(Resource file) {
        String location = file.getLocation();
        return Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location)
                .toAbsolutePath()
                .normalize();
    }
}
