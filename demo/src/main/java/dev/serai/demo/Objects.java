package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the API does to objects. Requests from outside set {@code status} by its subresource only; from inside (a test,
 * the controllers) it is taken as it comes.
 */
final class Objects {

    private static final Set<String> WITHOUT_GENERATION = Set.of("events", "namespaces", "nodes", "pods", "services");

    private final Store store;
    private final Clock clock;

    Objects(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    ObjectNode create(Address collection, JsonNode body, boolean inside, boolean dryRun) {
        synchronized (store) {
            ObjectNode object = body.deepCopy();
            ObjectNode metadata = object.withObject("/metadata");
            if (metadata.path("name").asText().isEmpty()) {
                String prefix = metadata.path("generateName").asText();
                if (prefix.isEmpty()) {
                    throw new Rejected(Status.of(422, "Invalid", "name or generateName is required"));
                }
                metadata.put("name", prefix + Names.suffix(prefix + store.version()));
            }
            Address at = collection.named(metadata.path("name").asText());
            if (store.get(at) != null) {
                throw new Rejected(
                        Status.of(409, "AlreadyExists", at.resource() + " \"" + at.name() + "\" already exists"));
            }
            begin(object, at, inside);
            return dryRun ? object : store.put(at, object);
        }
    }

    private void begin(ObjectNode object, Address at, boolean inside) {
        ObjectNode metadata = object.withObject("/metadata");
        keep(object, "kind", at.kind());
        keep(object, "apiVersion", at.apiVersion());
        if (!at.namespace().isEmpty()) {
            metadata.put("namespace", at.namespace());
        }
        if (!inside) {
            metadata.remove(List.of("uid", "creationTimestamp", "deletionTimestamp", "resourceVersion", "generation"));
            object.remove("status");
        }
        keep(metadata, "uid", UUID.randomUUID().toString());
        keep(metadata, "creationTimestamp", now());
        if (!metadata.has("generation") && !WITHOUT_GENERATION.contains(at.resource()) && object.has("spec")) {
            metadata.put("generation", 1);
        }
    }

    private static void keep(ObjectNode object, String field, String value) {
        if (object.path(field).asText().isEmpty() && !value.isEmpty()) {
            object.put(field, value);
        }
    }

    ObjectNode update(Address at, JsonNode body, boolean inside, boolean dryRun) {
        synchronized (store) {
            ObjectNode current = present(at);
            check(at, "resourceVersion", body.path("metadata"), current);
            check(at, "uid", body.path("metadata"), current);
            ObjectNode next = next(at, body, inside, current);
            if (next.equals(current)) {
                return current;
            }
            if (dryRun) {
                return next;
            }
            if (next.at("/metadata").has("deletionTimestamp")
                    && next.at("/metadata/finalizers").isEmpty()) {
                store.remove(at.object());
                return next;
            }
            return store.put(at.object(), next);
        }
    }

    private static ObjectNode next(Address at, JsonNode body, boolean inside, ObjectNode current) {
        if (at.subresource().equals("status")) {
            ObjectNode next = current.deepCopy();
            next.set("status", body.path("status").deepCopy());
            return next;
        }
        ObjectNode next = body.deepCopy();
        ObjectNode metadata = next.withObject("/metadata");
        for (String field : List.of("uid", "creationTimestamp", "namespace", "name", "resourceVersion")) {
            carry(current.path("metadata"), metadata, field);
        }
        keep(next, "kind", current.path("kind").asText());
        keep(next, "apiVersion", current.path("apiVersion").asText());
        if (!inside) {
            carry(current, next, "status");
            carry(current.path("metadata"), metadata, "generation");
            carry(current.path("metadata"), metadata, "deletionTimestamp");
        }
        long generation = current.at("/metadata/generation").asLong();
        if (generation > 0 && metadata.path("generation").asLong(generation) == generation) {
            metadata.put("generation", next.path("spec").equals(current.path("spec")) ? generation : generation + 1);
        }
        return next;
    }

    private static void carry(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field));
        } else {
            to.remove(field);
        }
    }

    private static void check(Address at, String field, JsonNode wanted, ObjectNode current) {
        String value = wanted.path(field).asText();
        if (!value.isEmpty() && !value.equals(current.at("/metadata/" + field).asText())) {
            throw new Rejected(Status.conflict(
                    at,
                    field.equals("uid")
                            ? "Precondition failed: UID in precondition: " + value
                            : "the object has been modified; please apply your changes to the latest version and try"
                                    + " again"));
        }
    }

    /** @param options a {@code DeleteOptions} */
    ObjectNode delete(Address at, JsonNode options) {
        synchronized (store) {
            ObjectNode current = present(at);
            check(at, "uid", options.path("preconditions"), current);
            check(at, "resourceVersion", options.path("preconditions"), current);
            if (dryRun(options)) {
                return current;
            }
            if (current.at("/metadata/finalizers").isEmpty()) {
                store.remove(at.object());
                return current;
            }
            if (current.at("/metadata").has("deletionTimestamp")) {
                return current;
            }
            ObjectNode leaving = current.deepCopy();
            leaving.withObject("/metadata")
                    .put("deletionTimestamp", now())
                    .put(
                            "deletionGracePeriodSeconds",
                            options.path("gracePeriodSeconds").asInt(30));
            return store.put(at.object(), leaving);
        }
    }

    static boolean dryRun(JsonNode options) {
        return options.path("dryRun").path(0).asText().equals("All");
    }

    ObjectNode present(Address at) {
        ObjectNode current = find(at);
        if (current == null) {
            throw new Rejected(Status.notFound(at));
        }
        return current;
    }

    @Nullable
    ObjectNode find(Address at) {
        return store.get(at.object());
    }

    /** Seconds, as the API writes times. */
    String now() {
        return time(clock.instant());
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
