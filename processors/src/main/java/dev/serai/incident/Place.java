package dev.serai.incident;

import dev.serai.policy.Vocabulary;
import dev.serai.policy.Vocabulary.ValueKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an alert happens, read from its labels; each part is null where the alert does not say. */
public record Place(@Nullable String cluster, @Nullable String namespace, @Nullable String workload) {

    private static final List<PlaceLabel> WORKLOAD = List.of(
            PlaceLabel.WORKLOAD,
            PlaceLabel.DEPLOYMENT,
            PlaceLabel.STATEFUL_SET,
            PlaceLabel.DAEMON_SET,
            PlaceLabel.CRON_JOB);

    static final Vocabulary WORDS = new Vocabulary(Map.of(
            "place.cluster",
            ValueKind.STRING,
            "place.namespace",
            ValueKind.STRING,
            "place.workload",
            ValueKind.STRING));

    public static Place of(Map<String, String> labels) {
        return new Place(PlaceLabel.CLUSTER.of(labels), PlaceLabel.NAMESPACE.of(labels), workload(labels));
    }

    /** As {@link #WORDS} declares it: an empty string where the alert does not say. */
    Map<String, String> values() {
        return Map.of("cluster", orEmpty(cluster), "namespace", orEmpty(namespace), "workload", orEmpty(workload));
    }

    private static @Nullable String workload(Map<String, String> labels) {
        for (PlaceLabel label : WORKLOAD) {
            String named = label.of(labels);
            if (named != null) {
                return named;
            }
        }
        String job = PlaceLabel.JOB.of(labels);
        if (job != null) {
            return WorkloadName.ofJob(job);
        }
        String pod = PlaceLabel.POD.of(labels);
        return pod == null ? null : WorkloadName.ofPod(pod);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
