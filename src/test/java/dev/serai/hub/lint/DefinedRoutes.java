package dev.serai.hub.lint;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The ids of the routes that lie in a folder. */
public final class DefinedRoutes {

    private DefinedRoutes() {}

    public static Set<String> ids(Path folder) {
        Set<String> ids = new TreeSet<>();
        RouteSet routes = RouteSet.in(folder);
        routes.routes().forEach(route -> ids.add(route.id()));
        // A template counts as the routes that files make of it; other templates are reached by their own name.
        routes.templatedRoutes().forEach(made -> {
            ids.remove(made.path("routeTemplateRef").asText());
            ids.add(made.path("routeId").asText());
        });
        return ids;
    }
}
