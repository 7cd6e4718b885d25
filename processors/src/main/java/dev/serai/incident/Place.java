package dev.serai.incident;

import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert happens, read from its labels. An {@code exported_} label wins: without it the label names the exporter
 * that reported the alert.
 */
record Place(@Nullable String cluster, @Nullable String namespace, @Nullable String workload) {

    private static final List<String> CLUSTER = List.of("cluster", "k8s_cluster_name");
    private static final List<String> NAMESPACE = List.of("exported_namespace", "namespace", "k8s_namespace_name");
    private static final List<String> WORKLOAD = List.of(
            "workload",
            "deployment",
            "statefulset",
            "daemonset",
            "cronjob",
            "k8s_deployment_name",
            "k8s_statefulset_name",
            "k8s_daemonset_name");
    private static final List<String> JOB = List.of("job_name", "k8s_job_name");
    private static final List<String> POD = List.of("exported_pod", "pod", "k8s_pod_name");

    static final Vocabulary WORDS = new Vocabulary(
            Map.of("place.cluster", Kind.STRING, "place.namespace", Kind.STRING, "place.workload", Kind.STRING));

    static Place of(Map<String, String> labels) {
        return new Place(first(labels, CLUSTER), first(labels, NAMESPACE), workload(labels));
    }

    /** As {@link #WORDS} declares it: an empty string where the alert does not say. */
    Map<String, String> values() {
        return Map.of("cluster", orEmpty(cluster), "namespace", orEmpty(namespace), "workload", orEmpty(workload));
    }

    private static @Nullable String workload(Map<String, String> labels) {
        String named = first(labels, WORKLOAD);
        if (named != null) {
            return named;
        }
        String job = first(labels, JOB);
        if (job != null) {
            return WorkloadName.ofJob(job);
        }
        String pod = first(labels, POD);
        return pod == null ? null : WorkloadName.ofPod(pod);
    }

    private static @Nullable String first(Map<String, String> labels, List<String> names) {
        return names.stream()
                .map(labels::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
