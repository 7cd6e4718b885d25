package dev.serai.hub.routes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceSupport;

/** Definitions as Camel reads them: for each file a text with them alone. */
final class RouteParts {

    private RouteParts() {}

    static List<Resource> of(Collection<Definition> definitions) {
        Map<RouteFile, Set<RouteItem>> files = new LinkedHashMap<>();
        for (Definition definition : definitions) {
            files.computeIfAbsent(definition.file(), file -> new HashSet<>()).addAll(definition.items());
        }
        return files.entrySet().stream()
                // What others call comes first.
                .sorted(Comparator.comparing(file -> !file.getKey().location().endsWith(RouteFile.KAMELET)))
                .<Resource>map(file -> new TextResource(
                        file.getKey().location(),
                        file.getKey().location().endsWith(RouteFile.KAMELET)
                                ? file.getKey().text()
                                : file.getKey()
                                        .text(item -> item.isForAll()
                                                || file.getValue().contains(item))))
                .toList();
    }

    /** Whether this route was made from this definition. */
    static boolean made(RouteDefinition route, Definition definition) {
        if (definition.is("route")) {
            return definition.id().equals(route.getRouteId());
        }
        Resource origin = route.getResource();
        boolean sameFile =
                origin != null && origin.getLocation().equals(definition.file().location());
        return definition.is("rest") && Boolean.TRUE.equals(route.isRest()) && (sameFile || served(route, definition))
                || definition.is("anonymous") && sameFile && !route.hasCustomIdAssigned();
    }

    /** The route that serves a contract is told no file. */
    private static boolean served(RouteDefinition route, Definition definition) {
        return definition.items().stream()
                .anyMatch(item -> item.body().at("/openApi/routeId").asText().equals(route.getRouteId()));
    }

    /** A text that Camel takes for a file. */
    private static final class TextResource extends ResourceSupport {

        private final String text;

        TextResource(String location, String text) {
            super(location.substring(0, location.indexOf(':')), location);
            this.text = text;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
