package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Plays what runs in a cluster besides its API server: Deployments roll out by ReplicaSets, pods get nodes, start,
 * become ready or crash, budgets and autoscalers report, events and logs are written. Each {@link #tick} looks at all
 * objects and takes the next step, by the clock's time and nothing else; {@link #start} ticks on a thread of its own.
 *
 * <p>Known simplifications: a pod that is deleted is gone at once; a rolling update has one pod more than wanted at most
 * and never one less; only ReplicaSets make pods; pods stay on a node that does not answer until somebody removes them.
 */
public final class Controllers implements AutoCloseable {

    private static final Duration EVENTS_KEPT = Duration.ofHours(1);

    private final ApiServer server;
    private final ControllerView cluster;
    private final Kubelets kubelets;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "demo-controllers");
        thread.setDaemon(true);
        return thread;
    });

    /** Controllers of a server, which do nothing yet. Containers' logs come from them from now on. */
    public Controllers(ApiServer server, Clock clock) {
        this.server = server;
        this.cluster = new ControllerView(server, clock);
        this.kubelets = new Kubelets(cluster);
        server.logs().source((pod, container, previous) -> {
            synchronized (server.store()) {
                return kubelets.log(pod, previous);
            }
        });
    }

    /** Ticks every quarter of a second until closed. */
    public Controllers start() {
        thread.scheduleWithFixedDelay(this::safely, 0, 250, TimeUnit.MILLISECONDS);
        return this;
    }

    private void safely() {
        try {
            tick();
        } catch (Rejected e) {
            // Somebody removed an object in between, or wrote one that makes no sense: the next tick looks again.
        }
    }

    /** Takes the next step of everything. */
    public void tick() {
        synchronized (server.store()) {
            cluster.all("horizontalpodautoscalers").forEach(this::scale);
            cluster.all("deployments").forEach(deployment -> new Rollout(cluster, deployment).step());
            kubelets.step();
            cluster.all("deployments").forEach(deployment -> new Rollout(cluster, deployment).report());
            cluster.all("poddisruptionbudgets").forEach(this::budget);
            Instant old = cluster.now().minus(EVENTS_KEPT);
            cluster.all("events").stream()
                    .filter(event -> Instant.parse(event.path("lastTimestamp").asText(Objects.time(cluster.now())))
                            .isBefore(old))
                    .forEach(event -> cluster.delete(event, "events"));
        }
    }

    private void budget(JsonNode budget) {
        List<JsonNode> pods = cluster.all("pods").stream()
                .filter(pod -> ControllerView.namespace(pod).equals(ControllerView.namespace(budget))
                        && Selectors.of(budget.at("/spec/selector")).test(pod))
                .toList();
        int healthy = (int) pods.stream().filter(Evictions::ready).count();
        JsonNode most = budget.at("/spec/maxUnavailable");
        int desired = most.isMissingNode()
                ? budget.at("/spec/minAvailable").asInt()
                : Math.max(0, pods.size() - most.asInt());
        cluster.edit(budget, "poddisruptionbudgets", next -> next.putObject("status")
                .put("expectedPods", pods.size())
                .put("currentHealthy", healthy)
                .put("desiredHealthy", desired)
                .put("disruptionsAllowed", Math.max(0, healthy - desired)));
    }

    /** The load is what {@link Shop#load} wrote down: how many pods it would take. */
    private void scale(JsonNode scaler) {
        int load = scaler.at("/metadata/annotations").path(Shop.LOAD).asInt();
        int least = scaler.at("/spec/minReplicas").asInt(1);
        int most = scaler.at("/spec/maxReplicas").asInt();
        int desired = Math.max(least, Math.min(load, most));
        String target = scaler.at("/spec/scaleTargetRef/name").asText();
        for (JsonNode deployment : cluster.all("deployments")) {
            if (!ControllerView.name(deployment).equals(target)
                    || !ControllerView.namespace(deployment).equals(ControllerView.namespace(scaler))) {
                continue;
            }
            int now = deployment.at("/spec/replicas").asInt(1);
            if (now < desired) {
                cluster.edit(deployment, "deployments", next -> next.withObject("/spec")
                        .put("replicas", desired));
            }
            cluster.edit(scaler, "horizontalpodautoscalers", next -> limited(scaler, next, load > most, now, desired));
        }
    }

    private void limited(JsonNode scaler, ObjectNode next, boolean limited, int now, int desired) {
        ObjectNode status = cluster.object();
        status.put("currentReplicas", now).put("desiredReplicas", Math.max(now, desired));
        Conditions conditions = new Conditions(scaler, status, cluster.now());
        conditions.set("AbleToScale", "True", "ReadyForNewScale", "recommended size matches current size");
        conditions.set("ScalingActive", "True", "ValidMetricFound", "the HPA was able to compute the replica count");
        conditions.set(
                "ScalingLimited",
                limited ? "True" : "False",
                limited ? "TooManyReplicas" : "DesiredWithinRange",
                limited
                        ? "the desired replica count is more than the maximum replica count"
                        : "the desired count is within the acceptable range");
        next.set("status", status);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
