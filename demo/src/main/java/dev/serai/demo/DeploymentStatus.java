package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The status of a Deployment with its conditions {@code Available} and {@code Progressing}. */
record DeploymentStatus(ControllerView cluster, JsonNode deployment, List<JsonNode> pods, List<JsonNode> updated) {

    private static final int DEADLINE_S = 600;

    void write() {
        int wanted = deployment.at("/spec/replicas").asInt(1);
        int ready = (int) pods.stream().filter(Evictions::ready).count();
        ObjectNode status = cluster.object();
        status.put("observedGeneration", deployment.at("/metadata/generation").asLong())
                .put("replicas", pods.size())
                .put("updatedReplicas", updated.size())
                .put("readyReplicas", ready)
                .put("availableReplicas", ready)
                .put("unavailableReplicas", Math.max(0, wanted - ready));
        Conditions conditions = new Conditions(deployment, status, cluster.now());
        boolean enough = ready >= wanted - wanted / 4;
        conditions.set(
                "Available",
                enough ? "True" : "False",
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.");
        progressing(conditions, status, wanted);
        cluster.edit(deployment, "deployments", next -> next.set("status", status));
    }

    private void progressing(Conditions conditions, ObjectNode status, int wanted) {
        JsonNode before = Conditions.of(deployment, "Progressing");
        long ready = updated.stream().filter(Evictions::ready).count();
        boolean complete = pods.size() == wanted && updated.size() == wanted && ready == wanted;
        JsonNode old = deployment.path("status");
        boolean moved = before.isMissingNode()
                || old.path("updatedReplicas").asInt() != updated.size()
                || old.path("readyReplicas").asLong()
                        != status.path("readyReplicas").asLong()
                || old.path("observedGeneration").asLong()
                        != deployment.at("/metadata/generation").asLong();
        String since = moved
                ? Objects.time(cluster.now())
                : before.path("lastUpdateTime").asText();
        long limit = deployment.at("/spec/progressDeadlineSeconds").asLong(DEADLINE_S);
        boolean stuck =
                !complete && !cluster.now().isBefore(Instant.parse(since).plusSeconds(limit));
        String name = ControllerView.name(deployment);
        conditions
                .set(
                        "Progressing",
                        stuck ? "False" : "True",
                        stuck ? "ProgressDeadlineExceeded" : complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                        stuck
                                ? "Deployment \"" + name + "\" has timed out progressing."
                                : "Deployment \"" + name + "\" is progressing or complete.")
                .put("lastUpdateTime", since);
    }
}
