package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at one container of a pod. */
final class ContainerDetector {

    private static final Set<String> NO_IMAGE =
            Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");

    private final String cluster;
    private final JsonNode pod;
    private final boolean init;
    private final WatchRules rules;
    private final Instant now;
    private final Detection detection;
    private final String name;
    private final JsonNode status;
    private final String waiting;
    private final @Nullable Instant running;

    ContainerDetector(
            String cluster,
            JsonNode pod,
            boolean init,
            JsonNode status,
            WatchRules rules,
            Instant now,
            Detection detection) {
        this.cluster = cluster;
        this.pod = pod;
        this.init = init;
        this.status = status;
        this.rules = rules;
        this.now = now;
        this.detection = detection;
        this.name = status.path("name").asText();
        this.waiting = status.path("state").path("waiting").path("reason").asText();
        this.running = Trees.instant(status.path("state").path("running").path("startedAt"));
    }

    void detect() {
        crashLoop();
        outOfMemory();
        image();
    }

    private void crashLoop() {
        Identity id = id(ClusterCondition.CRASH_LOOP);
        JsonNode last = status.path("lastState").path("terminated");
        if (waiting.equals("CrashLoopBackOff")) {
            detection.hold(occurrence(
                    id,
                    Severity.HIGH,
                    "the container ends again and again",
                    "Container " + name + " of " + Trees.name(pod) + " crashes in a loop ("
                            + restarts(status.path("restartCount").asInt()) + ", last exit code "
                            + last.path("exitCode").asInt() + ")",
                    Trees.text(
                            last.path("message").isTextual()
                                    ? last.path("message")
                                    : status.at("/state/waiting/message")),
                    Trees.first(now, last.path("finishedAt"), pod.path("status").path("startTime"))));
        } else if (running != null) {
            settle(id, running);
        } else if (!over()) {
            // Between two attempts: it has just ended, or is being made again.
            detection.keep(id, now.plus(rules.stableAfter()));
        }
    }

    private void outOfMemory() {
        Identity id = id(ClusterCondition.OOM_KILLED);
        JsonNode killed = killed();
        if (killed == null) {
            return;
        }
        Instant at = Trees.first(now, killed.path("finishedAt"));
        if (running != null && running.plus(rules.stableAfter()).compareTo(now) <= 0) {
            detection.end(id, running);
        } else if (over() && at.plus(rules.stableAfter()).compareTo(now) <= 0) {
            detection.end(id, at);
        } else {
            detection.recheck((running == null ? now : running).plus(rules.stableAfter()));
            detection.hold(occurrence(
                    id,
                    Severity.HIGH,
                    "the container was killed and may be again at the same load",
                    "Container " + name + " of " + Trees.name(pod) + " was killed for want of memory",
                    limit(),
                    at));
        }
    }

    private void image() {
        Identity id = id(ClusterCondition.IMAGE_PULL);
        if (NO_IMAGE.contains(waiting)) {
            detection.hold(occurrence(
                    id,
                    Severity.MEDIUM,
                    "the container cannot start, others of its workload may run",
                    "The image of container " + name + " of " + Trees.name(pod) + " cannot be fetched (" + waiting
                            + ")",
                    Trees.text(status.at("/state/waiting/message")),
                    Trees.first(
                            now,
                            Trees.condition(pod, "ContainersReady").path("lastTransitionTime"),
                            pod.path("status").path("startTime"))));
        } else if (running != null) {
            detection.end(id, running);
        }
    }

    /** Running is not recovered: a container in a crash loop runs for a moment before each crash. */
    private void settle(Identity id, Instant startedAt) {
        Instant stable = startedAt.plus(rules.stableAfter());
        if (now.isBefore(stable)) {
            detection.keep(id, stable);
        } else {
            detection.end(id, startedAt);
        }
    }

    private @Nullable JsonNode killed() {
        for (String state : new String[] {"state", "lastState"}) {
            JsonNode terminated = status.path(state).path("terminated");
            if ("OOMKilled".equals(terminated.path("reason").asText())) {
                return terminated;
            }
        }
        return null;
    }

    /** Whether nothing starts the container again: the pod has ended, or the container has done its work. */
    private boolean over() {
        String phase = pod.path("status").path("phase").asText();
        boolean again =
                !init && pod.path("spec").path("restartPolicy").asText("Always").equals("Always");
        boolean ended = !again
                && status.path("state").has("terminated")
                && status.at("/state/terminated/exitCode").asInt() == 0;
        return phase.equals("Succeeded") || phase.equals("Failed") || ended;
    }

    private String limit() {
        for (JsonNode container : pod.path("spec").path("containers")) {
            if (container.path("name").asText().equals(name)) {
                String limit = container
                        .path("resources")
                        .path("limits")
                        .path("memory")
                        .asText();
                return limit.isEmpty() ? "It has no memory limit." : "Its memory limit is " + limit + ".";
            }
        }
        return "";
    }

    private Identity id(ClusterCondition condition) {
        return new Identity(condition, cluster, WatchedKind.POD, Trees.namespace(pod), Trees.name(pod), name);
    }

    private Occurrence occurrence(
            Identity id, Severity severity, String why, String title, String description, Instant since) {
        return new Occurrence(
                id, severity, why, title, description, Labels.ofPod(id.condition(), cluster, pod, name), since, null);
    }

    private static String restarts(int count) {
        return count == 1 ? "1 restart" : count + " restarts";
    }
}
