package dev.serai.incident;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What labels say about where an alert happens. An {@code exported_} label wins: without it the label names the exporter
 * that reported the alert.
 */
public enum PlaceLabel {
    CLUSTER("cluster", "k8s_cluster_name"),
    NAMESPACE("exported_namespace", "namespace", "k8s_namespace_name"),
    WORKLOAD("workload"),
    DEPLOYMENT("deployment", "k8s_deployment_name"),
    STATEFUL_SET("statefulset", "k8s_statefulset_name"),
    DAEMON_SET("daemonset", "k8s_daemonset_name"),
    CRON_JOB("cronjob"),
    JOB("job_name", "k8s_job_name"),
    POD("exported_pod", "pod", "k8s_pod_name"),
    CONTAINER("exported_container", "container", "k8s_container_name"),
    NODE("exported_node", "node", "k8s_node_name");

    private final List<String> names;

    PlaceLabel(String... names) {
        this.names = List.of(names);
    }

    /** The labels that say it, the first of them first. */
    public List<String> names() {
        return names;
    }

    /** Null where the alert does not say. */
    public @Nullable String of(Map<String, String> labels) {
        return names.stream()
                .map(labels::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
