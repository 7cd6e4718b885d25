package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a workload or a pod is as it should be, and has been for long enough.
 *
 * @param verdict the answer with its reason
 * @param since since when everything is ready; null while it is not
 */
public record Readiness(ReadinessVerdict verdict, @Nullable Instant since) {

    /** The answers. */
    public enum ReadinessVerdict {
        READY,
        /** Ready, but not yet for as long as was asked. */
        TOO_EARLY,
        /** Its controller has not seen the latest change. */
        NOT_OBSERVED,
        /** Its rollout does not move any more. */
        STUCK,
        /** Pods of an older version are left, or new ones are missing. */
        ROLLING_OUT,
        /** Not all replicas are available. */
        NOT_AVAILABLE,
        /** The pod is not ready. */
        NOT_READY,
        /** It is on its way out. */
        LEAVING
    }

    public boolean ready() {
        return verdict == ReadinessVerdict.READY;
    }

    /** A pod; {@code time} is for how long it must have been ready. */
    public static Readiness ofPod(JsonNode pod, Duration time, Instant now) {
        if (leaving(pod)) {
            return new Readiness(ReadinessVerdict.LEAVING, null);
        }
        Optional<Instant> since = readySince(pod);
        return since.map(at -> lasting(at, time, now)).orElse(new Readiness(ReadinessVerdict.NOT_READY, null));
    }

    /**
     * A Deployment, StatefulSet or DaemonSet.
     *
     * @param workload it, with its status
     * @param pods all its pods; a rolling change keeps a Deployment available throughout, so that only they tell since
     *     when it is ready
     */
    public static Readiness ofWorkload(JsonNode workload, List<JsonNode> pods, Duration time, Instant now) {
        ReadinessVerdict trouble = trouble(workload);
        if (trouble != null) {
            return new Readiness(trouble, null);
        }
        Instant since = Instant.EPOCH;
        long found = 0;
        for (JsonNode pod : pods) {
            if (!leaving(pod)) {
                Optional<Instant> ready = readySince(pod);
                if (ready.isEmpty()) {
                    return new Readiness(ReadinessVerdict.NOT_READY, null);
                }
                since = ready.get().isAfter(since) ? ready.get() : since;
                found++;
            }
        }
        if (found < wanted(workload)) {
            return new Readiness(ReadinessVerdict.NOT_READY, null);
        }
        return lasting(since, time, now);
    }

    private static @Nullable ReadinessVerdict trouble(JsonNode workload) {
        JsonNode status = workload.path("status");
        if (status.path("observedGeneration").asLong()
                < workload.path("metadata").path("generation").asLong()) {
            return ReadinessVerdict.NOT_OBSERVED;
        }
        if ("ProgressDeadlineExceeded"
                .equals(Trees.condition(workload, "Progressing").path("reason").asText())) {
            return ReadinessVerdict.STUCK;
        }
        boolean daemons = status.has("desiredNumberScheduled");
        long wanted = wanted(workload);
        long updated = status.path(daemons ? "updatedNumberScheduled" : "updatedReplicas")
                .asLong();
        long there =
                status.path(daemons ? "currentNumberScheduled" : "replicas").asLong();
        long available =
                status.path(daemons ? "numberAvailable" : "availableReplicas").asLong();
        if (updated < wanted || there > wanted) {
            return ReadinessVerdict.ROLLING_OUT;
        }
        return available < wanted ? ReadinessVerdict.NOT_AVAILABLE : null;
    }

    private static long wanted(JsonNode workload) {
        JsonNode daemons = workload.path("status").path("desiredNumberScheduled");
        return daemons.isNumber()
                ? daemons.asLong()
                : workload.path("spec").path("replicas").asLong(1);
    }

    private static boolean leaving(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    private static Optional<Instant> readySince(JsonNode pod) {
        JsonNode ready = Trees.condition(pod, "Ready");
        return Trees.is(ready, "True")
                ? Optional.ofNullable(Trees.instant(ready.path("lastTransitionTime")))
                : Optional.empty();
    }

    private static Readiness lasting(Instant since, Duration time, Instant now) {
        return new Readiness(
                now.isBefore(since.plus(time)) ? ReadinessVerdict.TOO_EARLY : ReadinessVerdict.READY, since);
    }
}
