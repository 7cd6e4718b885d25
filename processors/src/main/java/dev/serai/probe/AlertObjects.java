package dev.serai.probe;

import dev.serai.incident.PlaceLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The objects that alerts are about, read from their labels, whoever sent them. */
public final class AlertObjects {

    private AlertObjects() {}

    /**
     * Each object once, in the order of the alerts.
     *
     * @param alerts the labels of each, the worst first
     * @param most how many objects at most
     */
    public static List<ClusterObject> of(List<Map<String, String>> alerts, int most) {
        List<ClusterObject> found = new ArrayList<>();
        alerts.stream().flatMap(AlertObjects::of).forEach(one -> {
            if (found.size() < most && found.stream().noneMatch(one::same)) {
                found.add(one);
            }
        });
        return List.copyOf(found);
    }

    private static Stream<ClusterObject> of(Map<String, String> labels) {
        List<ClusterObject> found = new ArrayList<>();
        object(labels, ClusterObject.POD, PlaceLabel.POD, found);
        object(labels, ClusterObject.DEPLOYMENT, PlaceLabel.DEPLOYMENT, found);
        object(labels, "StatefulSet", PlaceLabel.STATEFUL_SET, found);
        object(labels, "DaemonSet", PlaceLabel.DAEMON_SET, found);
        if (found.isEmpty()) {
            // Of a workload that does not say its kind, the commonest is tried.
            String kind = labels.getOrDefault("workload_kind", ClusterObject.DEPLOYMENT);
            object(labels, kind, PlaceLabel.WORKLOAD, found);
        }
        if (found.isEmpty()) {
            // A pod's description tells of its node as well.
            object(labels, ClusterObject.NODE, PlaceLabel.NODE, found);
        }
        return found.stream();
    }

    private static void object(Map<String, String> labels, String kind, PlaceLabel name, List<ClusterObject> found) {
        ClusterObject.of(
                        PlaceLabel.CLUSTER.of(labels),
                        kind,
                        PlaceLabel.NAMESPACE.of(labels),
                        name.of(labels),
                        kind.equals(ClusterObject.POD) ? PlaceLabel.CONTAINER.of(labels) : null)
                .ifPresent(found::add);
    }
}
