package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Map;

/** Looks at a HorizontalPodAutoscaler (autoscaling/v2): whether it has no room left. */
final class HpaDetector {

    private HpaDetector() {}

    static Detection detect(String cluster, JsonNode hpa, WatchRules rules, Instant now) {
        Detection detection = new Detection();
        JsonNode spec = hpa.path("spec");
        JsonNode status = hpa.path("status");
        long most = spec.path("maxReplicas").asLong();
        boolean fixed = most <= spec.path("minReplicas").asLong(1);
        boolean full = status.path("currentReplicas").asLong() >= most
                && status.path("desiredReplicas").asLong() >= most;
        if (fixed || !full) {
            return detection;
        }
        JsonNode limited = Trees.condition(hpa, "ScalingLimited");
        boolean wantsMore = Trees.is(limited, "True")
                && "TooManyReplicas".equals(limited.path("reason").asText());
        Instant created = Trees.first(now, hpa.path("metadata").path("creationTimestamp"));
        Instant since = wantsMore
                ? Trees.first(created, limited.path("lastTransitionTime"), status.path("lastScaleTime"))
                : Trees.first(created, status.path("lastScaleTime"));
        if (now.isBefore(since.plus(rules.maximumAfter()))) {
            detection.recheck(since.plus(rules.maximumAfter()));
            return detection;
        }
        detection.hold(occurrence(cluster, hpa, most, wantsMore, Trees.text(limited.path("message")), since));
        return detection;
    }

    private static Occurrence occurrence(
            String cluster, JsonNode hpa, long most, boolean wantsMore, String description, Instant since) {
        ClusterCondition condition = ClusterCondition.HPA_AT_MAXIMUM;
        String namespace = Trees.namespace(hpa);
        Map<String, String> labels = Labels.of(condition, cluster, namespace);
        JsonNode target = hpa.path("spec").path("scaleTargetRef");
        Labels.workload(
                labels, target.path("kind").asText(), target.path("name").asText());
        Labels.put(labels, "hpa", Trees.name(hpa));
        return new Occurrence(
                new Identity(condition, cluster, WatchedKind.HORIZONTAL_POD_AUTOSCALER, namespace, Trees.name(hpa), ""),
                wantsMore ? Severity.MEDIUM : Severity.LOW,
                wantsMore ? "it would scale further if it could" : "it has no room left for more load",
                "Autoscaler " + Trees.name(hpa) + " is at its maximum of " + most,
                description,
                labels,
                since,
                null);
    }
}
