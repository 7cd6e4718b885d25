package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How an object of a cluster is right now, as its description shows it.
 *
 * @param wanted how many pods there shall be; null where that is not said
 * @param ready how many are ready
 * @param pods those in trouble first, not all where there are many
 */
public record SeenObject(ClusterObject object, @Nullable Long wanted, long ready, List<SeenPod> pods) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public SeenObject {
        pods = List.copyOf(pods);
    }

    /**
     * A pod.
     *
     * @param trouble why it is not ready, as the cluster says it; may be empty
     */
    public record SeenPod(String name, boolean ready, String trouble) {}

    /** What {@code kubernetes-describe-action} answered; empty where it could not read the object. */
    public static Optional<SeenObject> of(ClusterObject object, Map<String, ? extends @Nullable Object> result) {
        if (ActionResult.of(result).outcome() != ActionState.SUCCEEDED) {
            return Optional.empty();
        }
        JsonNode answer = JSON.valueToTree(result);
        JsonNode tree = YamlText.tree(answer.path("text").asText());
        return Optional.of(object.is(ClusterObject.POD) ? pod(object, tree) : workload(object, tree, answer));
    }

    private static SeenObject pod(ClusterObject object, JsonNode tree) {
        boolean ready = StreamSupport.stream(tree.at("/status/conditions").spliterator(), false)
                .anyMatch(one -> one.path("type").asText().equals("Ready")
                        && one.path("status").asText().equals("True"));
        String trouble = StreamSupport.stream(
                        tree.at("/status/containerStatuses").spliterator(), false)
                .map(one -> one.at("/state/waiting/reason").asText(""))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
        return new SeenObject(object, 1L, ready ? 1 : 0, List.of(new SeenPod(object.name(), ready, trouble)));
    }

    private static SeenObject workload(ClusterObject object, JsonNode tree, JsonNode answer) {
        JsonNode status = tree.path("status");
        JsonNode wanted = status.has("desiredNumberScheduled")
                ? status.path("desiredNumberScheduled")
                : tree.at("/spec/replicas");
        JsonNode ready = status.has("numberReady") ? status.path("numberReady") : status.path("readyReplicas");
        List<SeenPod> pods = StreamSupport.stream(answer.path("pods").spliterator(), false)
                .map(one -> new SeenPod(
                        one.path("name").asText(),
                        one.path("ready").asBoolean(),
                        one.path("state").asText().replaceFirst("^(?:not )?ready(?:, )?", "")))
                .toList();
        return new SeenObject(object, wanted.isNumber() ? wanted.asLong() : null, ready.asLong(), pods);
    }

    /** The pod whose log says most: itself, or the first in trouble, else any. */
    public Optional<ClusterObject> podToRead() {
        return object.is(ClusterObject.POD)
                ? Optional.of(object)
                : pods.stream()
                        .findFirst()
                        .flatMap(pod -> ClusterObject.of(
                                object.cluster(), ClusterObject.POD, object.namespace(), pod.name(), null));
    }
}
