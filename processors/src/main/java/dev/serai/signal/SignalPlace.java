package dev.serai.signal;

import dev.serai.incident.Place;
import dev.serai.incident.PlaceLabel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a service runs; what its alert does not say is empty, and may be anywhere.
 *
 * @param cluster of Kubernetes
 * @param namespace in the cluster
 * @param node on which it runs, or which it is
 * @param isNode whether the alert is about the node itself; not without one
 * @param environment such as {@code production}
 */
public record SignalPlace(String cluster, String namespace, String node, boolean isNode, String environment) {

    static final SignalPlace UNKNOWN = new SignalPlace("", "");

    public SignalPlace {
        isNode = isNode && !node.isEmpty();
    }

    /** On whichever node. */
    public SignalPlace(String cluster, String namespace) {
        this(cluster, namespace, "", false);
    }

    /** In whichever environment. */
    SignalPlace(String cluster, String namespace, String node, boolean isNode) {
        this(cluster, namespace, node, isNode, "");
    }

    /** What names a node and nothing that runs there is about the node. */
    public static SignalPlace of(Map<String, String> labels) {
        Place place = Place.of(labels);
        String node = orEmpty(PlaceLabel.NODE.of(labels));
        boolean isNode = place.workload() == null && !labels.containsKey("service");
        return new SignalPlace(orEmpty(place.cluster()), orEmpty(place.namespace()), node, isNode, "");
    }

    public SignalPlace in(String where) {
        return new SignalPlace(cluster, namespace, node, isNode, where);
    }

    public boolean isApartFrom(SignalPlace other) {
        return isInOtherCluster(other) || differ(namespace, other.namespace);
    }

    boolean isInOtherCluster(SignalPlace other) {
        return differ(cluster, other.cluster);
    }

    /** Whether one trouble may be in both: they are in one cluster and one environment, as far as is known. */
    boolean mayShareTroubleWith(SignalPlace other) {
        return !isInOtherCluster(other) && !differ(environment, other.environment);
    }

    public boolean isSameNamespaceAs(SignalPlace other) {
        return cluster.equals(other.cluster) && namespace.equals(other.namespace);
    }

    /** Whether the other one is the node without which this one does not run. */
    boolean runsOn(SignalPlace other) {
        return other.isNode && !isNode && node.equals(other.node) && !isInOtherCluster(other);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
