package dev.serai.hub.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What there is to measure of the watches of clusters. */
final class WatchMeters {

    private static final String CLUSTER = "cluster";
    private static final String RESOURCE = "resource";
    private static final Set<String> OBJECTS = Set.of("added", "modified", "deleted");

    private final MeterRegistry registry;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    WatchMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void cluster(String name, WatchedCluster cluster) {
        Gauge.builder("serai.cluster.watch.alerts", cluster, WatchedCluster::inTrouble)
                .tag(CLUSTER, name)
                .register(registry);
        Gauge.builder("serai.cluster.watch.remembered", cluster, WatchedCluster::remembered)
                .tag(CLUSTER, name)
                .register(registry);
    }

    void count(String name, String resource, WatchStatus standing, String event) {
        if (known.add(name + " " + resource)) {
            Gauge.builder("serai.cluster.watch.connected", standing, all -> all.isConnected(resource) ? 1 : 0)
                    .tag(CLUSTER, name)
                    .tag(RESOURCE, resource)
                    .register(registry);
            Gauge.builder("serai.cluster.watch.listed", standing, all -> all.listedAt(resource))
                    .baseUnit("seconds")
                    .tag(CLUSTER, name)
                    .tag(RESOURCE, resource)
                    .register(registry);
        }
        if (OBJECTS.contains(event)) {
            registry.counter("serai.cluster.watch.objects", CLUSTER, name, RESOURCE, resource, "event", event)
                    .increment();
        }
    }

    void relists(String name, String resource) {
        registry.counter("serai.cluster.watch.relists", CLUSTER, name, RESOURCE, resource)
                .increment();
    }
}
