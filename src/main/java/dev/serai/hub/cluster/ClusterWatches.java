package dev.serai.hub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.cluster.Identity;
import dev.serai.cluster.WatchedKind;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.kamelet.cluster.NameList;
import dev.serai.kamelet.cluster.watch.WatchEvent;
import dev.serai.kamelet.cluster.watch.WatchHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets what the watches tell of clusters become alerts: each cluster for itself, one message at a time. */
@Component("clusterWatches")
class ClusterWatches {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatches.class);

    private final Map<String, WatchedCluster> clusters = new TreeMap<>();
    private final Map<String, WatchStatus> standings = new TreeMap<>();
    private final WatchMeters meters;
    private final Clock clock;

    ClusterWatches(
            ClusterSettings settings,
            TenantSettings tenants,
            ClusterDeliveries deliveries,
            ClusterAlertStore stored,
            MeterRegistry registry,
            Clock clock) {
        this.clock = clock;
        this.meters = new WatchMeters(registry);
        settings.clusters().forEach((name, cluster) -> {
            if (cluster.watch()) {
                String tenant = tenants.ofCluster(name);
                WatchedCluster watched = new WatchedCluster(
                        name,
                        watched(cluster),
                        told -> deliveries.deliver(tenant, name, told),
                        since -> stored.firing(tenant, WatchedCluster.SOURCE, name, since),
                        clock);
                clusters.put(name, watched);
                standings.put(name, new WatchStatus(name));
                meters.cluster(name, watched);
            }
        });
    }

    /** The clusters that are watched. */
    public List<String> names() {
        return List.copyOf(clusters.keySet());
    }

    Map<String, WatchStatus> standings() {
        return Map.copyOf(standings);
    }

    /** What a watch tells. What throws was not taken and is told again. */
    @LeadsTo(ClusterDeliveries.ROUTE)
    public void take(
            @Header("cluster") String name,
            @Header(WatchHeaders.EVENT) String event,
            @Header(WatchHeaders.RESOURCE) String resource,
            @Header(WatchHeaders.NAMESPACE) String namespace,
            @Body @Nullable Object body) {
        WatchedKind kind = WatchedResource.kind(resource);
        WatchedCluster cluster = clusters.get(name);
        WatchStatus standing = standings.get(name);
        if (kind == null || cluster == null || standing == null) {
            throw new IllegalArgumentException("no alerts are made of " + resource + " of cluster " + name);
        }
        WatchStatus.Watch watch = new WatchStatus.Watch(resource, namespace);
        meters.count(name, resource, standing, event);
        switch (WatchEvent.valueOf(event.toUpperCase(Locale.ROOT))) {
            case LISTING -> {
                if (standing.listing(watch)) {
                    meters.relists(name, resource);
                }
                cluster.listing();
            }
            case ADDED, MODIFIED -> cluster.see(kind, object(body));
            case DELETED -> cluster.gone(kind, object(body));
            case LISTED -> {
                cluster.only(kind, namespace, names(body));
                standing.listed(watch, clock.instant());
            }
            case CONNECTED -> standing.connected(watch);
            case LOST -> standing.lost(watch, reason(body));
        }
    }

    /** Time has passed: what had to last may have lasted, and what only silence ends may be over. */
    @LeadsTo(ClusterDeliveries.ROUTE)
    public void recheck(@Body String name) {
        WatchedCluster cluster = clusters.get(name);
        if (cluster == null) {
            return;
        }
        try {
            cluster.recheck();
        } catch (RuntimeException e) {
            // The store has told why; it is looked at again soon, and other clusters do not wait for this one.
            LOG.debug(
                    "Cluster {} could not be checked again: {}",
                    name,
                    e.getClass().getSimpleName());
        }
    }

    private static JsonNode object(@Nullable Object body) {
        if (body instanceof JsonNode node) {
            return node;
        }
        throw new IllegalArgumentException("a watch delivers objects as trees");
    }

    private static Set<String> names(@Nullable Object body) {
        Set<String> names = new HashSet<>();
        if (body instanceof Set<?> set) {
            set.forEach(name -> names.add(String.valueOf(name)));
            return names;
        }
        throw new IllegalArgumentException("a complete list is a set of names");
    }

    private static String reason(@Nullable Object body) {
        return body instanceof Map<?, ?> why ? String.valueOf(why.get("reason")) : "LOST";
    }

    private static Predicate<Identity> watched(Cluster cluster) {
        Predicate<String> namespaces = NameList.matching(cluster.namespaces());
        Predicate<String> nodes = NameList.matching(cluster.nodes());
        return id -> id.kind() == WatchedKind.NODE ? nodes.test(id.name()) : namespaces.test(id.namespace());
    }
}
