package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Does what a request asks; everything but a watch, which does not end with one answer. */
final class Requests {

    private final Store store;
    private final Objects objects;
    private final Lists lists;
    private final Evictions evictions;
    private final Logs logs;

    Requests(Store store, Objects objects, Lists lists, Evictions evictions, Logs logs) {
        this.store = store;
        this.objects = objects;
        this.lists = lists;
        this.evictions = evictions;
        this.logs = logs;
    }

    /**
     * @return an object, or bytes of a log
     * @throws Rejected with the {@code Status} to answer
     */
    Object answer(Request request, String contentType) {
        Address at = Address.of(request.path());
        if (at.resource().isEmpty()) {
            return about(at, request.path());
        }
        return switch (request.verb()) {
            case "get" -> at.subresource().equals("log")
                    ? logs.read(objects.present(at), at, request.query())
                    : objects.present(at);
            case "list" -> lists.list(at, request.query());
            default -> changed(at, request, contentType);
        };
    }

    private ObjectNode changed(Address at, Request request, String contentType) {
        boolean dryRun = request.dryRun();
        JsonNode body = request.body();
        return switch (request.verb()) {
            case "create" -> at.subresource().equals("eviction")
                    ? evictions.evict(
                            at.object(), body, "All".equals(request.query().get("dryRun")))
                    : objects.create(at, body, false, dryRun);
            case "update" -> objects.update(at, body, false, dryRun);
            case "patch" -> patched(at, body, contentType, dryRun);
                // The options of a DELETE stand in its body; its query counts only where there is none.
            case "delete" -> objects.delete(at, body.isEmpty() ? options(request.query()) : body);
            default -> throw new Rejected(Status.of(405, "MethodNotAllowed", "the double does not know this verb"));
        };
    }

    private ObjectNode patched(Address at, JsonNode patch, String contentType, boolean dryRun) {
        synchronized (store) {
            return objects.update(at, Patches.apply(objects.present(at), contentType, patch), false, dryRun);
        }
    }

    private static ObjectNode options(Map<String, String> query) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (query.containsKey("dryRun")) {
            options.putArray("dryRun").add(query.get("dryRun"));
        }
        return options;
    }

    private ObjectNode about(Address at, String path) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        if (path.equals("/version")) {
            return about.put("major", "1").put("minor", "33").put("gitVersion", "v1.33.0-demo");
        }
        boolean metrics = at.group().equals("metrics.k8s.io");
        if (at.version().isEmpty() || metrics && !store.has("metrics.k8s.io")) {
            throw new Rejected(Status.of(404, "NotFound", "the server could not find the requested resource"));
        }
        about.put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion", at.apiVersion());
        about.putArray("resources");
        return about;
    }
}
