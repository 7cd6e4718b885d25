package dev.serai.hub.routes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceSupport;
import org.apache.camel.support.RouteWatcherReloadStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changed files of routes over while the hub runs: each is built first, then swapped in; where that fails the routes
 * that ran run on, or are put back. Camel's own reload stops them before it looks at the file.
 */
final class RouteReload extends RouteWatcherReloadStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    static final String SUFFIX = ".camel.yaml";

    private final ModelCamelContext camel;
    private final RouteFaults faults;
    private final RouteCheck check;
    /** The text that each file's routes were made from. */
    private final Map<Path, String> running = new HashMap<>();

    RouteReload(ModelCamelContext camel, Path folder, RouteFaults faults) throws IOException {
        super(folder.toString(), true);
        this.camel = camel;
        this.faults = faults;
        this.check = new RouteCheck(camel);
        setPattern("*" + SUFFIX);
        setCamelContext(camel);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                Path path = file.toAbsolutePath().normalize();
                String text = Files.readString(file);
                if (RouteText.isEmpty(text) || !isStrange(path, text)) {
                    running.put(path, text);
                }
            }
        }
    }

    @Override
    protected void onRouteReload(Collection<Resource> files, boolean removeEverything) {
        for (Resource file : files) {
            Path path = RouteCheck.path(file);
            try {
                String text = Files.readString(path);
                // An editor may empty a file before it writes it, touch it more than once, or bring back what runs.
                boolean changed = !text.equals(running.get(path)) || faults.isBroken(path);
                if (RouteText.isEmpty(text)) {
                    faults.mended(path);
                } else if (changed && !isStrange(path, text)) {
                    take(path, text);
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be read; its routes run on: {}", path, e.toString());
            }
        }
    }

    /** Where it is, that is told, and what ran runs on. */
    private boolean isStrange(Path path, String text) {
        int line = RouteText.strange(text);
        if (line > 0) {
            broken(path, new RouteFault(faults.name(path), line, RouteText.NO_ROUTES));
        }
        return line > 0;
    }

    private void broken(Path path, RouteFault fault) {
        // An editor's one change may come as several.
        if (faults.broken(path, fault)) {
            LOG.error("Routes stay as they were, because this is wrong: {}", fault);
        }
    }

    private void take(Path path, String text) {
        Resource file = new Text(path, text);
        try {
            swap(path, text, check.ids(file));
            faults.mended(path);
            LOG.info("The routes of {} are in use as they are now", path);
        } catch (Exception e) {
            broken(path, FaultFinder.of(faults.name(path), text, e));
            LOG.debug("Not taken over: {}", path, e);
        }
    }

    private void swap(Path path, String text, Set<String> ids) throws Exception {
        @Nullable String before = running.get(path);
        try {
            replace(new Text(path, text), ids);
            running.put(path, text);
        } catch (Exception e) {
            restore(path, before, e);
            throw e;
        }
    }

    private void replace(Resource file, Set<String> ids) throws Exception {
        for (RouteDefinition route : List.copyOf(camel.getRouteDefinitions())) {
            if (RouteCheck.isFrom(route, file) && !ids.contains(route.getRouteId())) {
                remove(route);
            }
        }
        PluginHelper.getRoutesLoader(camel).updateRoutes(List.of(file));
    }

    /** Whatever of the new routes is there already goes, and those from before come back. */
    private void restore(Path path, @Nullable String before, Exception why) {
        try {
            Resource file = new Text(path, before == null ? "" : before);
            for (RouteDefinition route : List.copyOf(camel.getRouteDefinitions())) {
                if (RouteCheck.isFrom(route, file)) {
                    remove(route);
                }
            }
            if (before != null) {
                PluginHelper.getRoutesLoader(camel).updateRoutes(List.of(file));
            }
        } catch (Exception e) {
            why.addSuppressed(e);
            LOG.error("The routes of {} could not be put back; restart the hub", path, e);
        }
    }

    private void remove(RouteDefinition route) throws Exception {
        Route running = camel.getRoute(route.getRouteId());
        if (running != null) {
            camel.getRouteController().stopRoute(route.getRouteId());
            camel.removeRoute(route.getRouteId());
        }
        camel.removeRouteDefinition(route);
    }

    /** A file as it was when it was read. */
    private static final class Text extends ResourceSupport {

        private final String text;

        Text(Path path, String text) {
            super("file", "file:" + path);
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
