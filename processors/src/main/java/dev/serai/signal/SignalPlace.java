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
 * @param team whose it is
 */
public record SignalPlace(
        String cluster, String namespace, String node, boolean isNode, String environment, String team) {

    static final SignalPlace UNKNOWN = new SignalPlace("", "");

    public SignalPlace {
        isNode = isNode && !node.isEmpty();
    }

    /** On whichever node. */
    public SignalPlace(String cluster, String namespace) {
        this(cluster, namespace, "", false);
    }

    /** In whichever environment, and whosever. */
    SignalPlace(String cluster, String namespace, String node, boolean isNode) {
        this(cluster, namespace, node, isNode, "", "");
    }

    /** What names a node and nothing that runs there is about the node. */
    public static SignalPlace of(Map<String, String> labels) {
        Place place = Place.of(labels);
        String node = orEmpty(PlaceLabel.NODE.of(labels));
        boolean isNode = place.workload() == null && !labels.containsKey("service");
        return new SignalPlace(orEmpty(place.cluster()), orEmpty(place.namespace()), node, isNode, "", team(labels));
    }

    public SignalPlace in(String where) {
        return new SignalPlace(cluster, namespace, node, isNode, where, team);
    }

    public boolean isApartFrom(SignalPlace other) {
        return isInOtherCluster(other) || differ(namespace, other.namespace);
    }

    boolean isInOtherCluster(SignalPlace other) {
        return differ(cluster, other.cluster);
    }

    /** Whether one page may be for both: they are in one cluster and one environment and of one team, as far as is known. */
    boolean maySharePageWith(SignalPlace other) {
        return !isInOtherCluster(other) && !differ(environment, other.environment) && !differ(team, other.team);
    }

    public boolean isSameNamespaceAs(SignalPlace other) {
        return cluster.equals(other.cluster) && namespace.equals(other.namespace);
    }

    /** Whether the other one is the node without which this one does not run. */
    boolean runsOn(SignalPlace other) {
        return other.isNode && !isNode && node.equals(other.node) && !isInOtherCluster(other);
    }

    /** As pages name it. */
    private static String team(Map<String, String> labels) {
        return labels.getOrDefault("team", labels.getOrDefault("owner", ""));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
