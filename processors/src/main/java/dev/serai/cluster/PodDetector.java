package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;

/** Looks at a pod: whether it finds a node, and how its containers do. */
final class PodDetector {

    private PodDetector() {}

    static Detection detect(String cluster, JsonNode pod, WatchRules rules, Instant now) {
        Detection detection = new Detection();
        if (pod.path("metadata").hasNonNull("deletionTimestamp")) {
            detection.keepAll();
            return detection;
        }
        unschedulable(cluster, pod, rules, now, detection);
        for (JsonNode status : pod.path("status").path("initContainerStatuses")) {
            new ContainerDetector(cluster, pod, true, status, rules, now, detection).detect();
        }
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            new ContainerDetector(cluster, pod, false, status, rules, now, detection).detect();
        }
        return detection;
    }

    private static void unschedulable(
            String cluster, JsonNode pod, WatchRules rules, Instant now, Detection detection) {
        JsonNode scheduled = Trees.condition(pod, "PodScheduled");
        if (!Trees.is(scheduled, "False")
                || !"Unschedulable".equals(scheduled.path("reason").asText())) {
            return;
        }
        Instant since = Trees.first(
                now, scheduled.path("lastTransitionTime"), pod.path("metadata").path("creationTimestamp"));
        Instant due = since.plus(rules.unschedulableAfter());
        if (now.isBefore(due)) {
            detection.recheck(due);
            return;
        }
        ClusterCondition condition = ClusterCondition.UNSCHEDULABLE;
        detection.hold(new Occurrence(
                new Identity(condition, cluster, WatchedKind.POD, Trees.namespace(pod), Trees.name(pod), ""),
                Severity.MEDIUM,
                "the pod does not run, others of its workload may",
                "Pod " + Trees.name(pod) + " finds no node",
                Trees.text(scheduled.path("message")),
                Labels.ofPod(condition, cluster, pod, ""),
                since,
                null));
    }
}
