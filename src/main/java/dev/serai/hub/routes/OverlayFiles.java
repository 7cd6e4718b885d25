package dev.serai.hub.routes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the integrator's files of routes as this release understands them: without what is the product's own. */
final class OverlayFiles {

    private final OverlayFolder overlay;
    private final OverlayJars jars;
    private final ShippedFiles shipped;
    private final RouteAliases aliases;
    private final Collection<RouteFile> product;
    private final Set<String> productNames = new HashSet<>();

    /** @param faults why entries of it are left out */
    record Read(RouteFile file, List<RouteFault> faults) {}

    private OverlayFiles(RoutesFolder folder, RouteAliases aliases, Collection<RouteFile> product) {
        this.overlay = folder.overlay();
        this.jars = folder.jars();
        this.shipped = folder.shipped();
        this.aliases = aliases;
        this.product = product;
        product.forEach(file -> file.items().forEach(item -> productNames.add(item.name())));
    }

    static OverlayFiles of(RoutesFolder folder) throws IOException {
        List<RouteFile> product = new ArrayList<>();
        for (Map.Entry<String, String> file : folder.product().texts().entrySet()) {
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                product.add(RouteFile.read("classpath:" + ProductFiles.ROOT + file.getKey(), file.getValue()));
            }
        }
        folder.shipped().add(product);
        return new OverlayFiles(folder, RouteAliases.ofClassPath(), List.copyOf(product));
    }

    Collection<RouteFile> product() {
        return product;
    }

    /** The names of the product's definitions that a file changes; null where it has none of them, and others. */
    @Nullable
    List<String> changes(String name, String text) throws IOException {
        Read read = read(name, text);
        List<String> changed = read.file().items().stream()
                .map(RouteItem::name)
                .filter(this::isProducts)
                .toList();
        boolean others = !read.faults().isEmpty() || !read.file().items().isEmpty() || RouteText.isComment(text);
        return changed.isEmpty() && others ? null : changed;
    }

    /** Whether the product has a definition of this name, such as {@code route:triage}. */
    boolean isProducts(String name) {
        return productNames.contains(name);
    }

    /** @throws IOException where it is no YAML */
    Read read(String name, String text) throws IOException {
        List<RouteFault> faults = new ArrayList<>();
        RouteFile file = RouteFile.read(overlay.location(name), text)
                .with(jars.current().mark(text))
                .only(item -> !shipped.has(item))
                .map(aliases::now)
                .only(item -> isInUse(name, item, faults));
        return new Read(file, List.copyOf(faults));
    }

    private boolean isInUse(String name, RouteItem item, List<RouteFault> faults) {
        String reason = aliases.outdated(item);
        boolean known = productNames.contains(item.name())
                || !shipped.hasName(item.name())
                || aliases.names().kept().contains(item.name());
        if (reason.isEmpty() && !known) {
            reason = "the product has no " + item.name().replace(':', ' ') + " any more; give yours another id";
        }
        if (!reason.isEmpty()) {
            faults.add(new RouteFault(overlay.path(name), item.first(), reason));
        }
        return reason.isEmpty();
    }

    /** The fault of an entry that cannot be built at the start. */
    RouteFault outdated(RouteItem item, RouteFault fault) {
        return productNames.contains(item.name())
                ? new RouteFault(
                        fault.file(), fault.line(), fault.reason() + " (the product's own " + item.id() + " runs)")
                : fault;
    }
}
