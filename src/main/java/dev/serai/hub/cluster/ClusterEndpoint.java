package dev.serai.hub.cluster;

import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The address of a Kamelet for one cluster, made of settings and the catalogue's names only. */
final class ClusterEndpoint {

    private final String kamelet;
    private final Map<String, String> properties = new TreeMap<>();

    private ClusterEndpoint(String kamelet, String name, Cluster cluster) {
        this.kamelet = kamelet;
        put("cluster", name);
        put("kubeconfig", cluster.kubeconfig());
        put("context", cluster.context());
        put("inCluster", Boolean.toString(cluster.inCluster()));
        put("namespaces", cluster.namespaces());
        put("nodes", cluster.nodes());
        put("timeLimit", Long.toString(cluster.timeLimit().toMillis()));
    }

    static String read(String kamelet, String name, Cluster cluster) {
        return new ClusterEndpoint(kamelet, name, cluster).uri();
    }

    /** @param mode {@code dry-run} or {@code apply} */
    static String change(String kamelet, String name, Cluster cluster, String mode) {
        ClusterEndpoint endpoint = new ClusterEndpoint(kamelet, name, cluster).guarded(cluster);
        endpoint.changing(cluster);
        endpoint.put("allowChanges", Boolean.toString(cluster.allowChanges()));
        endpoint.put("mode", mode);
        endpoint.put("drainLimit", Long.toString(cluster.drainLimit().toMillis()));
        return endpoint.uri();
    }

    /** What became of a change by the Kamelet {@code action}; it only reads, all that the account for changes may write. */
    static String find(String action, String name, Cluster cluster) {
        ClusterEndpoint endpoint = new ClusterEndpoint("kubernetes-effect-find-action", name, cluster).guarded(cluster);
        endpoint.changing(cluster);
        endpoint.put("action", action);
        return endpoint.uri();
    }

    /** All addresses by which a cluster is ever asked to do, try or look for this action. */
    static List<String> all(ActionDefinition action, String name, Cluster cluster) {
        return action.effect() == Effect.READ
                ? List.of(read(action.name(), name, cluster))
                : List.of(
                        change(action.name(), name, cluster, "dry-run"),
                        change(action.name(), name, cluster, "apply"),
                        find(action.name(), name, cluster));
    }

    private void changing(Cluster cluster) {
        put("context", cluster.changeContext());
        put("tokenFile", cluster.changeTokenFile());
    }

    private ClusterEndpoint guarded(Cluster cluster) {
        put("protectedNamespaces", cluster.protectedNamespaces());
        put("protectedNames", cluster.protectedNames());
        return this;
    }

    private void put(String property, List<String> values) {
        // An empty list is said: what is left out would be the Kamelet's default.
        properties.put(property, values.isEmpty() ? "," : String.join(",", values));
    }

    private void put(String property, String value) {
        if (!value.isEmpty()) {
            properties.put(property, value);
        }
    }

    /** The kamelet component does not decode what it is given: values are as they are, and the settings keep out what would end one. */
    private String uri() {
        return "kamelet:" + kamelet + "?"
                + properties.entrySet().stream()
                        .map(entry -> entry.getKey() + "=RAW(" + entry.getValue() + ")")
                        .collect(Collectors.joining("&"));
    }
}
