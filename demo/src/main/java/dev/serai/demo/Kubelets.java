package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes and removes the pods of ReplicaSets, gives them nodes, and reports how they do. */
final class Kubelets {

    private final ControllerView cluster;
    private long made;

    Kubelets(ControllerView cluster) {
        this.cluster = cluster;
    }

    void step() {
        cluster.all("replicasets").forEach(this::fill);
        cluster.all("pods").forEach(this::live);
        cluster.all("replicasets").forEach(this::report);
    }

    private void fill(JsonNode set) {
        if (orphan(set)) {
            cluster.pods(set).forEach(pod -> cluster.delete(pod, "pods"));
            cluster.delete(set, "replicasets");
            return;
        }
        List<JsonNode> pods = cluster.pods(set);
        int wanted = Rollout.replicas(set);
        for (int i = pods.size(); i < wanted; i++) {
            create(set);
        }
        // Those that do not run go first, as in a cluster.
        pods.stream()
                .sorted(Comparator.comparing(Evictions::ready))
                .limit(Math.max(0, pods.size() - wanted))
                .forEach(this::kill);
    }

    private boolean orphan(JsonNode set) {
        String owner = set.at("/metadata/ownerReferences/0/uid").asText();
        return !owner.isEmpty()
                && cluster.all("deployments").stream()
                        .noneMatch(deployment -> ControllerView.uid(deployment).equals(owner));
    }

    private void kill(JsonNode pod) {
        cluster.event(
                pod,
                "Normal",
                "Killing",
                "Stopping container " + pod.at("/spec/containers/0/name").asText());
        cluster.delete(pod, "pods");
    }

    private void create(JsonNode set) {
        String name = ControllerView.name(set) + "-" + Names.suffix(ControllerView.uid(set) + ++made);
        ObjectNode pod = cluster.owned(set, "v1", "Pod", name);
        pod.withObject("/metadata")
                .setAll((ObjectNode) set.at("/spec/template/metadata").deepCopy());
        pod.set("spec", set.at("/spec/template/spec").deepCopy());
        pod.putObject("status").put("phase", "Pending");
        cluster.create("/api/v1/namespaces/" + ControllerView.namespace(set) + "/pods", pod);
        cluster.event(set, "Normal", "SuccessfulCreate", "Created pod: " + name);
    }

    private void live(JsonNode pod) {
        JsonNode owner = pod.at("/metadata/ownerReferences/0/kind");
        if (!owner.asText().equals("ReplicaSet") || pod.at("/metadata").has("deletionTimestamp")) {
            return;
        }
        if (!pod.at("/spec").has("nodeName")) {
            schedule(pod);
            return;
        }
        PodLife life = life(pod);
        report(pod, life);
        cluster.edit(pod, "pods", next -> next.set("status", life.status()));
    }

    PodLife life(JsonNode pod) {
        String since =
                Conditions.of(pod, "PodScheduled").path("lastTransitionTime").asText();
        return new PodLife(pod, since.isEmpty() ? cluster.now() : Instant.parse(since), nodeReady(pod), cluster.now());
    }

    private boolean nodeReady(JsonNode pod) {
        String name = pod.at("/spec/nodeName").asText();
        return cluster.all("nodes").stream()
                .anyMatch(node -> ControllerView.name(node).equals(name) && Evictions.ready(node));
    }

    private void schedule(JsonNode pod) {
        Optional<String> node = cluster.all("nodes").stream()
                .filter(candidate -> Evictions.ready(candidate)
                        && !candidate.at("/spec/unschedulable").asBoolean())
                .map(ControllerView::name)
                .min(Comparator.comparingLong(this::load).thenComparing(Comparator.naturalOrder()));
        cluster.edit(pod, "pods", next -> {
            ObjectNode status = next.withObject("/status");
            Conditions conditions = new Conditions(pod, status, cluster.now());
            conditions.set(
                    "PodScheduled", node.isPresent(), "Unschedulable", "0 nodes are available: none is ready and open");
            node.ifPresent(name -> next.withObject("/spec").put("nodeName", name));
        });
        if (node.isPresent()) {
            cluster.event(
                    pod,
                    "Normal",
                    "Scheduled",
                    "Successfully assigned " + ControllerView.name(pod) + " to " + node.get());
        }
    }

    private long load(String node) {
        return cluster.all("pods").stream()
                .filter(pod -> pod.at("/spec/nodeName").asText().equals(node))
                .count();
    }

    private void report(JsonNode pod, PodLife life) {
        PodLife.PodRun run = life.run();
        JsonNode before = pod.at("/status/containerStatuses/0");
        if (run == null) {
            return;
        }
        String name = life.container().path("name").asText();
        boolean first = !before.path("state").has("running")
                && !before.path("lastState").has("terminated");
        if (first || before.path("restartCount").asInt() != run.restarts()) {
            cluster.event(pod, "Normal", "Started", "Started container " + name);
        }
        if (run.over() && !before.at("/state").has("waiting")) {
            cluster.event(
                    pod,
                    "Warning",
                    "BackOff",
                    "Back-off restarting failed container " + name + " in pod " + ControllerView.name(pod));
        }
    }

    private void report(JsonNode set) {
        List<JsonNode> pods = cluster.pods(set);
        long ready = pods.stream().filter(Evictions::ready).count();
        cluster.edit(set, "replicasets", next -> next.putObject("status")
                .put("observedGeneration", next.at("/metadata/generation").asLong())
                .put("replicas", pods.size())
                .put("readyReplicas", ready)
                .put("availableReplicas", ready));
    }

    /** What a container wrote; nothing of an object that these do not know. */
    @Nullable
    String log(JsonNode pod, boolean previous) {
        return pod.at("/spec").has("nodeName") ? life(pod).log(previous) : null;
    }
}
