package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a pod with one container does at a moment, as its kubelet would report it: a function of when it got its node, of
 * what its image does, and of the time. A container that fails is started again at once and then after 10, 20, 40 …
 * seconds, at most five minutes.
 */
record PodLife(JsonNode pod, Instant scheduled, boolean nodeReady, Instant now) {

    static final Duration STARTS_AFTER = Duration.ofSeconds(1);
    static final Duration READY_AFTER = Duration.ofSeconds(3);
    private static final Duration RUNS = Duration.ofSeconds(1);
    private static final long MOST_BACKOFF_S = 300;

    /**
     * One run of the container.
     *
     * @param restarts how many there were before
     * @param over whether it has ended
     */
    record PodRun(int restarts, Instant start, boolean over) {
        Instant end() {
            return start.plus(RUNS);
        }
    }

    JsonNode container() {
        return pod.at("/spec/containers/0");
    }

    Program program() {
        return Program.of(container().path("image").asText());
    }

    Program.@Nullable Failure failure() {
        return program().failure(container());
    }

    /** The latest run; nothing before the first. */
    @Nullable
    PodRun run() {
        Instant start = scheduled.plus(STARTS_AFTER);
        if (now.isBefore(start)) {
            return null;
        }
        if (failure() == null) {
            return new PodRun(0, start, false);
        }
        int restarts = 0;
        while (true) {
            PodRun run = new PodRun(restarts, start, !now.isBefore(start.plus(RUNS)));
            long backoff = restarts == 0 ? 0 : Math.min(MOST_BACKOFF_S, 10L << Math.min(restarts - 1, 10));
            Instant next = run.end().plusSeconds(backoff);
            if (!run.over() || now.isBefore(next)) {
                return run;
            }
            start = next;
            restarts++;
        }
    }

    boolean ready() {
        PodRun run = run();
        return nodeReady
                && run != null
                && failure() == null
                && !now.isBefore(run.start().plus(READY_AFTER));
    }

    ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        PodRun run = run();
        status.put("phase", run == null ? "Pending" : "Running");
        status.put("startTime", Objects.time(scheduled));
        status.put(
                "podIP",
                "10.42.0."
                        + (2 + Math.floorMod(pod.at("/metadata/name").asText().hashCode(), 250)));
        Conditions conditions = new Conditions(pod, status, now);
        conditions.set("PodScheduled", true, "", "");
        conditions.set("Initialized", true, "", "");
        String not = nodeReady ? "ContainersNotReady" : "NodeStatusUnknown";
        String why = nodeReady
                ? "containers with unready status: [" + container().path("name").asText() + "]"
                : "the node does not answer";
        conditions.set("ContainersReady", ready(), not, why);
        conditions.set("Ready", ready(), not, why);
        container(status.putArray("containerStatuses").addObject(), run);
        return status;
    }

    private void container(ObjectNode status, @Nullable PodRun run) {
        status.put("name", container().path("name").asText())
                .put("image", container().path("image").asText())
                .put("ready", ready())
                .put("started", run != null && !run.over())
                .put("restartCount", run == null ? 0 : run.restarts());
        ObjectNode state = status.putObject("state");
        ObjectNode last = status.putObject("lastState");
        if (run == null) {
            state.putObject("waiting").put("reason", "ContainerCreating");
        } else if (!run.over()) {
            state.putObject("running").put("startedAt", Objects.time(run.start()));
            if (run.restarts() > 0) {
                ended(last, new PodRun(run.restarts() - 1, run.start().minus(RUNS), true));
            }
        } else {
            state.putObject("waiting")
                    .put("reason", "CrashLoopBackOff")
                    .put(
                            "message",
                            "back-off restarting failed container "
                                    + container().path("name").asText() + " in pod "
                                    + pod.at("/metadata/name").asText());
            ended(last, run);
        }
    }

    private void ended(ObjectNode state, PodRun run) {
        boolean killed = failure() == Program.Failure.OUT_OF_MEMORY;
        state.putObject("terminated")
                .put("exitCode", killed ? 137 : 1)
                .put("reason", killed ? "OOMKilled" : "Error")
                .put("startedAt", Objects.time(run.start()))
                .put("finishedAt", Objects.time(run.end()));
    }

    /** What the container wrote in this run, or in the one before; nothing when there was none. */
    @Nullable
    String log(boolean previous) {
        PodRun run = run();
        if (run == null || previous && run.restarts() == 0) {
            return null;
        }
        return program().log(container(), Objects.time(run.start()));
    }
}
