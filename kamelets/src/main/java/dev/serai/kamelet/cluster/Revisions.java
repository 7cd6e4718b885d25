package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.cluster.Update.Undo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a Deployment, which are its ReplicaSets; the newest first.
 *
 * @param sets the ReplicaSets that it controls
 */
record Revisions(List<JsonNode> sets) {

    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";
    private static final String HASH = "pod-template-hash";
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";
    private static final int MOST = 200;
    private static final int MOST_SHOWN = 50;

    static Revisions of(Session session, Target deployment, JsonNode object) throws ClusterRefusal {
        JsonNode list = session.api()
                .get(
                        ObjectKind.REPLICA_SET.path(deployment.namespace()),
                        Map.of("labelSelector", selector(object.at("/spec/selector")), "limit", String.valueOf(MOST)),
                        session.deadline());
        String uid = object.path("metadata").path("uid").asText();
        List<JsonNode> sets = new ArrayList<>();
        for (JsonNode set : list.path("items")) {
            JsonNode controller = Owners.controller(set);
            if (controller != null && controller.path("uid").asText().equals(uid)) {
                sets.add(set);
            }
        }
        sets.sort(Comparator.comparingLong(Revisions::revision).reversed());
        return new Revisions(List.copyOf(sets));
    }

    /** A label selector in the form of the query parameter. */
    static String selector(JsonNode selector) {
        List<String> terms = new ArrayList<>();
        Map<String, String> labels = new TreeMap<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        labels.forEach((name, value) -> terms.add(name + "=" + value));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            terms.add(
                    switch (expression.path("operator").asText()) {
                        case "Exists" -> key;
                        case "DoesNotExist" -> "!" + key;
                        case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
                        default -> key + " in (" + String.join(",", values) + ")";
                    });
        }
        return String.join(",", terms);
    }

    static long revision(JsonNode object) {
        return object.path("metadata").path("annotations").path(REVISION).asLong();
    }

    /** What a rollback to this revision would bring back. */
    Earlier earlier(long revision) throws ClusterRefusal {
        JsonNode wanted = sets.stream()
                .filter(set -> revision(set) == revision)
                .findFirst()
                .orElseThrow(() -> new ClusterRefusal(
                        ClusterResultReason.REFUSED_STATE, "there is no ReplicaSet of revision " + revision));
        if (!(wanted.at("/spec/template") instanceof ObjectNode found)) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_STATE, "the ReplicaSet of revision " + revision + " has no template");
        }
        ObjectNode template = found.deepCopy();
        template.withObject("/metadata").withObject("/labels").remove(HASH);
        return new Earlier(template, changeCause(wanted));
    }

    /** Puts the template of a revision into the Deployment, as {@code kubectl rollout undo} does. */
    static Undo rollTo(ObjectNode deployment, Earlier earlier) {
        long current = revision(deployment);
        deployment.withObject("/spec").set("template", earlier.template());
        if (!earlier.changeCause().isEmpty()) {
            deployment.withObject("/metadata").withObject("/annotations").put(CHANGE_CAUSE, earlier.changeCause());
        }
        return new Undo("kubernetes-rollback-action", false, Map.of("revision", current));
    }

    /** What would run, whichever ReplicaSet runs it and however often it was restarted. */
    private static JsonNode template(JsonNode object) {
        ObjectNode template = object.path("spec").path("template").isObject()
                ? object.path("spec").path("template").deepCopy()
                : JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = template.withObject("/metadata");
        metadata.withObject("/labels").remove(HASH);
        ObjectNode annotations = metadata.withObject("/annotations");
        annotations.remove(RESTARTED_AT);
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        metadata.remove("creationTimestamp");
        return template;
    }

    static String changeCause(JsonNode object) {
        return object.path("metadata").path("annotations").path(CHANGE_CAUSE).asText();
    }

    /** The newest revisions, for people. */
    List<Map<String, @Nullable Object>> shown(JsonNode deployment) {
        long current = revision(deployment);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (JsonNode set : sets.subList(0, Math.min(MOST_SHOWN, sets.size()))) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("revision", revision(set));
            line.put("current", revision(set) == current);
            line.put("same_template", template(set).equals(template(deployment)));
            line.put("replica_set", set.at("/metadata/name").asText());
            line.put("created_at", set.at("/metadata/creationTimestamp").asText(null));
            line.put("replicas", set.at("/status/replicas").asLong());
            line.put("ready", set.at("/status/readyReplicas").asLong());
            List<String> images = new ArrayList<>();
            set.at("/spec/template/spec/containers")
                    .forEach(container -> images.add(container.path("name").asText() + "="
                            + ObjectRenderer.cut(container.path("image").asText(), 300)));
            line.put("images", images);
            line.put("change_cause", ObjectRenderer.cut(changeCause(set), 300));
            shown.add(line);
        }
        return shown;
    }
}
