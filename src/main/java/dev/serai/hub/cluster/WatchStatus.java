package dev.serai.hub.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the watches of one cluster stand. Each reason for which some of them are lost is logged once, and its end. */
final class WatchStatus {

    private static final Logger LOG = LoggerFactory.getLogger(WatchStatus.class);

    private final String cluster;
    private final Map<Watch, ConnectionState> watches = new HashMap<>();

    /** @param namespace the one it covers; empty for all */
    record Watch(String resource, String namespace) {}

    private static final class ConnectionState {
        private boolean connected;
        private @Nullable String lost;
        private @Nullable Instant listed;
        private int lists;
    }

    WatchStatus(String cluster) {
        this.cluster = cluster;
    }

    /** Whether it is a list after the first one. */
    synchronized boolean listing(Watch watch) {
        return state(watch).lists++ > 0;
    }

    synchronized void listed(Watch watch, Instant now) {
        state(watch).listed = now;
    }

    synchronized void connected(Watch watch) {
        ConnectionState state = state(watch);
        String was = state.lost;
        state.connected = true;
        state.lost = null;
        if (was != null && !reasons().contains(was)) {
            LOG.info("Cluster {} is watched again, which had failed with {}", cluster, was);
        }
    }

    synchronized void lost(Watch watch, String reason) {
        boolean known = reasons().contains(reason);
        ConnectionState state = state(watch);
        state.connected = false;
        state.lost = reason;
        if (!known) {
            LOG.warn(
                    "Cluster {} cannot be watched ({} of {}); it is tried again until it can",
                    cluster,
                    reason,
                    watch.resource());
        }
    }

    /** Why watches are lost. */
    synchronized Set<String> reasons() {
        Set<String> reasons = new TreeSet<>();
        for (ConnectionState state : watches.values()) {
            String lost = state.lost;
            if (lost != null) {
                reasons.add(lost);
            }
        }
        return reasons;
    }

    /** Whether all watches of a resource are connected; false while there is none. */
    synchronized boolean isConnected(String resource) {
        boolean any = false;
        for (Map.Entry<Watch, ConnectionState> entry : watches.entrySet()) {
            if (entry.getKey().resource().equals(resource)) {
                any = true;
                if (!entry.getValue().connected) {
                    return false;
                }
            }
        }
        return any;
    }

    /** When the oldest complete list of a resource was complete, in seconds since 1970; NaN while one is missing. */
    synchronized double listedAt(String resource) {
        double oldest = Double.NaN;
        for (Map.Entry<Watch, ConnectionState> entry : watches.entrySet()) {
            Instant listed = entry.getValue().listed;
            if (entry.getKey().resource().equals(resource)) {
                if (listed == null) {
                    return Double.NaN;
                }
                oldest = Double.isNaN(oldest) ? listed.getEpochSecond() : Math.min(oldest, listed.getEpochSecond());
            }
        }
        return oldest;
    }

    /** By resource, whether it is connected. */
    synchronized Map<String, Boolean> connections() {
        Map<String, Boolean> connections = new TreeMap<>();
        watches.forEach((watch, state) -> connections.merge(watch.resource(), state.connected, Boolean::logicalAnd));
        return connections;
    }

    private ConnectionState state(Watch watch) {
        return watches.computeIfAbsent(watch, unknown -> new ConnectionState());
    }
}
