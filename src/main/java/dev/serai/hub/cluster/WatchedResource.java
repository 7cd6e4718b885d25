package dev.serai.hub.cluster;

import dev.serai.cluster.WatchedKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The resources whose objects become alerts. */
enum WatchedResource {
    PODS("v1/pods", WatchedKind.POD, ""),
    DEPLOYMENTS("apps/v1/deployments", WatchedKind.DEPLOYMENT, ""),
    AUTOSCALERS("autoscaling/v2/horizontalpodautoscalers", WatchedKind.HORIZONTAL_POD_AUTOSCALER, ""),
    /** Only those about failed probes, and none of the many others. */
    EVENTS("v1/events", WatchedKind.EVENT, "reason=Unhealthy"),
    NODES("v1/nodes", WatchedKind.NODE, "");

    private final String path;
    private final WatchedKind kind;
    private final String fieldSelector;

    WatchedResource(String path, WatchedKind kind, String fieldSelector) {
        this.path = path;
        this.kind = kind;
        this.fieldSelector = fieldSelector;
    }

    /** As the API names it. */
    String path() {
        return path;
    }

    /** Which of its objects; empty for all. */
    String fieldSelector() {
        return fieldSelector;
    }

    /** As the names of routes and templates end. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nodes are chosen by their names, all others by their namespaces. */
    boolean isNamespaced() {
        return this != NODES;
    }

    /** Null for a resource of which no alerts are made. */
    static @Nullable WatchedKind kind(String path) {
        for (WatchedResource resource : values()) {
            if (resource.path.equals(path)) {
                return resource.kind;
            }
        }
        return null;
    }
}
