package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The deployment controller's next step for one Deployment: which ReplicaSet is its template's, and how many pods each
 * set has now. A template that stood before gets its old set again under a new revision number.
 */
final class Rollout {

    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HASH = "pod-template-hash";
    private static final String CAUSE = "kubernetes.io/change-cause";
    private static final String SETS = "/apis/apps/v1/namespaces/%s/replicasets";
    private static final int HISTORY = 10;

    private final ControllerView cluster;
    private final JsonNode deployment;

    Rollout(ControllerView cluster, JsonNode deployment) {
        this.cluster = cluster;
        this.deployment = deployment;
    }

    void step() {
        JsonNode current = current();
        int wanted = deployment.at("/spec/replicas").asInt(1);
        List<JsonNode> others = new ArrayList<>(sets());
        others.removeIf(set -> ControllerView.uid(set).equals(ControllerView.uid(current)));
        int old = others.stream().mapToInt(Rollout::replicas).sum();
        if (deployment.at("/spec/paused").asBoolean()) {
            return;
        }
        if (deployment.at("/spec/strategy/type").asText().equals("Recreate")) {
            others.forEach(set -> scale(set, 0));
            boolean gone = others.stream().allMatch(set -> cluster.pods(set).isEmpty());
            scale(current, gone ? wanted : Math.min(wanted, replicas(current)));
        } else {
            roll(current, others, wanted, old);
        }
        forget(others);
    }

    /** One more than wanted at most, and none fewer available. */
    private void roll(JsonNode current, List<JsonNode> others, int wanted, int old) {
        scale(current, Math.min(wanted, Math.max(replicas(current), wanted + 1 - old)));
        int available = Math.toIntExact(
                cluster.pods(current).stream().filter(Evictions::ready).count());
        int spare = Math.max(0, old + available - wanted);
        for (JsonNode set : others) {
            int gone = Math.min(spare, replicas(set));
            scale(set, replicas(set) - gone);
            spare -= gone;
        }
    }

    private JsonNode current() {
        List<JsonNode> sets = sets();
        long latest = sets.stream().mapToLong(Rollout::revision).max().orElse(0);
        JsonNode template = deployment.at("/spec/template");
        for (JsonNode set : sets) {
            ObjectNode there = set.at("/spec/template").deepCopy();
            there.withObject("/metadata/labels").remove(HASH);
            if (there.equals(template)) {
                return renumbered(set, revision(set) == latest ? latest : latest + 1);
            }
        }
        return renumbered(created(template, latest + 1), latest + 1);
    }

    private JsonNode renumbered(JsonNode set, long revision) {
        cluster.edit(set, "replicasets", next -> annotate(next, revision));
        cluster.edit(deployment, "deployments", next -> next.withObject("/metadata")
                .withObject("/annotations")
                .put(REVISION, "" + revision));
        return cluster.again(set, "replicasets");
    }

    private void annotate(ObjectNode set, long revision) {
        ObjectNode annotations = set.withObject("/metadata").withObject("/annotations");
        annotations.put(REVISION, String.valueOf(revision));
        String cause = deployment.at("/metadata/annotations").path(CAUSE).asText();
        if (!cause.isEmpty() && !annotations.has(CAUSE)) {
            annotations.put(CAUSE, cause);
        }
    }

    private JsonNode created(JsonNode template, long revision) {
        String hash = Names.hash(ControllerView.name(deployment) + revision + template);
        ObjectNode set =
                cluster.owned(deployment, "apps/v1", "ReplicaSet", ControllerView.name(deployment) + "-" + hash);
        ObjectNode labels = set.withObject("/metadata").putObject("labels");
        labels.setAll((ObjectNode) template.at("/metadata/labels").deepCopy());
        labels.put(HASH, hash);
        ObjectNode spec = set.putObject("spec").put("replicas", 0);
        spec.putObject("selector").set("matchLabels", labels.deepCopy());
        spec.set("template", template.deepCopy());
        spec.withObject("/template/metadata/labels").put(HASH, hash);
        annotate(set, revision);
        return cluster.create(SETS.formatted(ControllerView.namespace(deployment)), set);
    }

    private List<JsonNode> sets() {
        return cluster.ownedBy(deployment, "replicasets").stream()
                .sorted(Comparator.comparingLong(Rollout::revision).reversed())
                .toList();
    }

    private void forget(List<JsonNode> others) {
        others.stream()
                .filter(set -> replicas(set) == 0 && cluster.pods(set).isEmpty())
                .skip(HISTORY)
                .forEach(set -> cluster.delete(set, "replicasets"));
    }

    private void scale(JsonNode set, int replicas) {
        if (replicas(cluster.again(set, "replicasets")) != replicas) {
            cluster.edit(set, "replicasets", next -> next.withObject("/spec").put("replicas", replicas));
            cluster.event(
                    deployment,
                    "Normal",
                    "ScalingReplicaSet",
                    "Scaled replica set " + ControllerView.name(set) + " from " + replicas(set) + " to " + replicas);
        }
    }

    static int replicas(JsonNode set) {
        return set.at("/spec/replicas").asInt();
    }

    static long revision(JsonNode object) {
        return object.at("/metadata/annotations").path(REVISION).asLong();
    }

    /** What the Deployment says of itself. */
    void report() {
        List<JsonNode> pods = new ArrayList<>();
        List<JsonNode> updated = new ArrayList<>();
        long latest = sets().stream().mapToLong(Rollout::revision).max().orElse(0);
        for (JsonNode set : sets()) {
            pods.addAll(cluster.pods(set));
            if (revision(set) == latest) {
                updated.addAll(cluster.pods(set));
            }
        }
        new DeploymentStatus(cluster, deployment, pods, updated).write();
    }
}
