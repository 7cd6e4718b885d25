package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How the controllers see the double: objects by their owners, small edits, events. */
final class ControllerView {

    private static final Map<String, String> ROOTS = Map.of(
            "pods", "/api/v1",
            "nodes", "/api/v1",
            "events", "/api/v1",
            "deployments", "/apis/apps/v1",
            "replicasets", "/apis/apps/v1",
            "horizontalpodautoscalers", "/apis/autoscaling/v2",
            "poddisruptionbudgets", "/apis/policy/v1");

    private final ApiServer server;
    private final Clock clock;

    ControllerView(ApiServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    List<JsonNode> all(String resource) {
        return new ArrayList<>(server.store().list(Address.of(ROOTS.get(resource) + "/" + resource)));
    }

    List<JsonNode> ownedBy(JsonNode owner, String resource) {
        return all(resource).stream()
                .filter(object -> uid(owner)
                        .equals(object.at("/metadata/ownerReferences/0/uid").asText()))
                .toList();
    }

    List<JsonNode> pods(JsonNode owner) {
        return ownedBy(owner, "pods");
    }

    /** An object that its owner controls, not yet created. */
    ObjectNode owned(JsonNode owner, String apiVersion, String kind, String name) {
        ObjectNode object = object().put("apiVersion", apiVersion).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name).put("namespace", namespace(owner));
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", owner.path("apiVersion").asText())
                .put("kind", owner.path("kind").asText())
                .put("name", name(owner))
                .put("uid", uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        return object;
    }

    JsonNode create(String path, ObjectNode object) {
        return server.create(path, object);
    }

    JsonNode again(JsonNode object, String resource) {
        return server.get(path(object, resource));
    }

    /** Changes the object as it is now; harmless when it is gone. */
    void edit(JsonNode object, String resource, Consumer<ObjectNode> change) {
        if (!again(object, resource).isEmpty()) {
            server.edit(path(object, resource), change);
        }
    }

    void delete(JsonNode object, String resource) {
        server.delete(path(object, resource));
    }

    private static String path(JsonNode object, String resource) {
        String namespace = namespace(object);
        return ROOTS.get(resource) + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + resource + "/"
                + name(object);
    }

    /** Events of the same object and text are one with a count. */
    void event(JsonNode about, String type, String reason, String message) {
        String name = name(about) + "." + Names.hash(reason + message);
        String namespace = namespace(about).isEmpty() ? "default" : namespace(about);
        String events = "/api/v1/namespaces/" + namespace + "/events";
        String at = Objects.time(now());
        if (!server.get(events + "/" + name).isEmpty()) {
            server.edit(
                    events + "/" + name,
                    next -> next.put("count", next.path("count").asInt() + 1).put("lastTimestamp", at));
            return;
        }
        ObjectNode event = object();
        event.putObject("metadata").put("name", name);
        event.putObject("involvedObject")
                .put("apiVersion", about.path("apiVersion").asText())
                .put("kind", about.path("kind").asText())
                .put("namespace", namespace(about))
                .put("name", name(about))
                .put("uid", uid(about));
        event.put("type", type).put("reason", reason).put("message", message);
        event.put("count", 1).put("firstTimestamp", at).put("lastTimestamp", at);
        event.putObject("source").put("component", "demo");
        server.create(events, event);
    }

    static String uid(JsonNode object) {
        return object.at("/metadata/uid").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }
}
