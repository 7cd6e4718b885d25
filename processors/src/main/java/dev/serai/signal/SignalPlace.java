package dev.serai.signal;

import dev.serai.incident.Place;
import java.util.Map;

/**
 * Where a service runs; what its alert does not say is empty, and may be anywhere.
 *
 * @param cluster of Kubernetes
 * @param namespace in the cluster
 */
public record SignalPlace(String cluster, String namespace) {

    static final SignalPlace UNKNOWN = new SignalPlace("", "");

    public static SignalPlace of(Map<String, String> labels) {
        Place place = Place.of(labels);
        return new SignalPlace(
                place.cluster() == null ? "" : place.cluster(), place.namespace() == null ? "" : place.namespace());
    }

    public boolean isApartFrom(SignalPlace other) {
        return isInOtherCluster(other) || differ(namespace, other.namespace);
    }

    boolean isInOtherCluster(SignalPlace other) {
        return differ(cluster, other.cluster);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
