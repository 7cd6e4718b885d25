package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Map;

/** Looks at a Deployment: whether anything of it is available, and whether its rollout moves. */
final class DeploymentDetector {

    private DeploymentDetector() {}

    static Detection detect(String cluster, JsonNode deployment, WatchRules rules, Instant now) {
        Detection detection = new Detection();
        long wanted = deployment.path("spec").path("replicas").asLong(1);
        if (behind(deployment)) {
            // The status is about an older spec: it proves neither trouble nor recovery.
            detection.keepAll();
            return detection;
        }
        JsonNode created = deployment.path("metadata").path("creationTimestamp");
        if (wanted > 0 && deployment.path("status").path("availableReplicas").asLong() == 0) {
            JsonNode available = Trees.condition(deployment, "Available");
            Instant since = Trees.is(available, "False")
                    ? Trees.first(now, available.path("lastTransitionTime"), created)
                    : Trees.first(now, created);
            unavailable(cluster, deployment, wanted, since, rules, now, detection);
        }
        JsonNode progressing = Trees.condition(deployment, "Progressing");
        if (Trees.is(progressing, "False")
                && "ProgressDeadlineExceeded".equals(progressing.path("reason").asText())) {
            detection.hold(occurrence(
                    ClusterCondition.ROLLOUT_STUCK,
                    cluster,
                    deployment,
                    Severity.HIGH,
                    "the new version does not come up; the old one may still serve",
                    "The rollout of " + Trees.name(deployment) + " is stuck",
                    Trees.text(progressing.path("message")),
                    Trees.first(now, progressing.path("lastTransitionTime"))));
        }
        return detection;
    }

    private static boolean behind(JsonNode deployment) {
        return deployment.path("status").path("observedGeneration").asLong()
                < deployment.path("metadata").path("generation").asLong();
    }

    private static void unavailable(
            String cluster,
            JsonNode deployment,
            long wanted,
            Instant since,
            WatchRules rules,
            Instant now,
            Detection detection) {
        Instant due = since.plus(rules.unavailableAfter());
        if (now.isBefore(due)) {
            detection.recheck(due);
            return;
        }
        detection.hold(occurrence(
                ClusterCondition.NO_REPLICAS,
                cluster,
                deployment,
                Severity.CRITICAL,
                "nothing serves: 0 of " + wanted + " replicas are available",
                Trees.name(deployment) + " has no available replica",
                Trees.text(Trees.condition(deployment, "Available").path("message")),
                since));
    }

    private static Occurrence occurrence(
            ClusterCondition condition,
            String cluster,
            JsonNode deployment,
            Severity severity,
            String why,
            String title,
            String description,
            Instant since) {
        String namespace = Trees.namespace(deployment);
        String name = Trees.name(deployment);
        Map<String, String> labels = Labels.of(condition, cluster, namespace);
        Labels.workload(labels, "Deployment", name);
        Labels.put(labels, "deployment", name);
        return new Occurrence(
                new Identity(condition, cluster, WatchedKind.DEPLOYMENT, namespace, name, ""),
                severity,
                why,
                title,
                description,
                labels,
                since,
                null);
    }
}
