package dev.serai.hub.lint;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The ids of the routes that lie in a folder. */
public final class DefinedRoutes {

    private DefinedRoutes() {}

    public static Set<String> ids(Path folder) {
        Set<String> ids = new TreeSet<>();
        RouteSet.in(folder).routes().forEach(route -> ids.add(route.id()));
        return ids;
    }
}
