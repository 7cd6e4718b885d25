package dev.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a path of the API names, by <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">its
 * rules</a>. What the path does not have is empty.
 *
 * @param group the API group; empty for the core group
 * @param version for instance {@code v1}
 * @param namespace empty for nodes and for lists over all namespaces
 * @param resource the plural, for instance {@code pods}; empty where the path is no resource's
 * @param name empty for a collection
 * @param subresource for instance {@code eviction}
 */
record Address(String group, String version, String namespace, String resource, String name, String subresource) {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("pods", "Pod"),
            Map.entry("nodes", "Node"),
            Map.entry("events", "Event"),
            Map.entry("namespaces", "Namespace"),
            Map.entry("services", "Service"),
            Map.entry("deployments", "Deployment"),
            Map.entry("replicasets", "ReplicaSet"),
            Map.entry("statefulsets", "StatefulSet"),
            Map.entry("daemonsets", "DaemonSet"),
            Map.entry("horizontalpodautoscalers", "HorizontalPodAutoscaler"),
            Map.entry("poddisruptionbudgets", "PodDisruptionBudget"),
            Map.entry("jobs", "Job"),
            Map.entry("cronjobs", "CronJob"),
            Map.entry("serviceaccounts", "ServiceAccount"),
            Map.entry("networkpolicies", "NetworkPolicy"),
            Map.entry("ingresses", "Ingress"),
            Map.entry("roles", "Role"),
            Map.entry("rolebindings", "RoleBinding"),
            Map.entry("clusterroles", "ClusterRole"),
            Map.entry("clusterrolebindings", "ClusterRoleBinding"));

    static Address of(String path) {
        List<String> parts =
                new ArrayList<>(List.of(path.replaceAll("^/+|/+$", "").split("/")));
        String group = "";
        if (!parts.isEmpty() && parts.remove(0).equals("apis") && !parts.isEmpty()) {
            group = parts.remove(0);
        }
        String version = parts.isEmpty() ? "" : parts.remove(0);
        String namespace = "";
        if (parts.size() > 2 && parts.get(0).equals("namespaces")) {
            namespace = parts.get(1);
            parts.subList(0, 2).clear();
        }
        return new Address(group, version, namespace, at(parts, 0), at(parts, 1), at(parts, 2));
    }

    private static String at(List<String> parts, int index) {
        return parts.size() > index ? parts.get(index) : "";
    }

    /** Where objects of this resource are kept, whatever their namespace. */
    String collection() {
        return group + "/" + resource;
    }

    /** Within the collection, in the order in which the API lists. */
    String key() {
        return namespace + "/" + name;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The kind of the resource where it is known. */
    String kind() {
        return group.equals("metrics.k8s.io")
                ? resource.equals("nodes") ? "NodeMetrics" : "PodMetrics"
                : KINDS.getOrDefault(resource, "");
    }

    Address named(String name) {
        return new Address(group, version, namespace, resource, name, "");
    }

    Address object() {
        return named(name);
    }

    /** As roles write it: {@code pods} or {@code pods/eviction}. */
    String resourceInRoles() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
