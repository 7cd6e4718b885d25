package dev.serai.hub.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What of the files that integrators edit is not in use as it stands there, and has the routes' files watched. */
@Component
public class RouteFaults implements CamelContextConfiguration {

    private static final String GONE = "the file is gone or empty; its routes run until the hub restarts";

    private final Path folder;
    private final Map<Path, RouteFault> broken = new ConcurrentSkipListMap<>();
    private volatile @Nullable ModelCamelContext camel;

    RouteFaults(@Value("${serai.routes-dir}") String folder) {
        this.folder = Path.of(folder);
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        ModelCamelContext model = (ModelCamelContext) context;
        camel = model;
        try {
            context.addService(new RouteReload(model, folder, this));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // The watch has begun.
    }

    /** Those of files of routes that are wrong, and of those that are gone or empty though their routes run. */
    public List<RouteFault> all() {
        broken.keySet().removeIf(Files::notExists);
        Map<Path, RouteFault> found = new TreeMap<>(broken);
        origins().filter(RouteText::isEmpty).forEach(file -> found.put(file, new RouteFault(name(file), 1, GONE)));
        return new ArrayList<>(found.values());
    }

    private Stream<Path> origins() {
        ModelCamelContext context = camel;
        return context == null
                ? Stream.empty()
                : List.copyOf(context.getRouteDefinitions()).stream()
                        .map(RouteDefinition::getResource)
                        .filter(origin -> origin != null
                                && origin.getLocation().endsWith(RouteReload.SUFFIX)
                                && origin.getScheme().startsWith("file"))
                        .map(RouteCheck::path)
                        .distinct();
    }

    boolean isBroken(Path file) {
        return broken.containsKey(file);
    }

    /** Whether that is news. */
    boolean broken(Path file, RouteFault fault) {
        return !fault.equals(broken.put(file, fault));
    }

    void mended(Path file) {
        broken.remove(file);
    }

    /** How the integrator knows it. */
    String name(Path file) {
        Path root = folder.toAbsolutePath().normalize();
        return file.startsWith(root) ? folder.resolve(root.relativize(file)).toString() : file.toString();
    }
}
