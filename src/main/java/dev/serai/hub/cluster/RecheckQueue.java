package dev.serai.hub.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.cluster.TrimmedObject;
import dev.serai.cluster.WatchedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that must be looked at again though nothing of them changes, such as a container that has to run for a
 * while. Of each only what is judged is kept, as bytes; all others are forgotten as soon as they are judged.
 */
final class RecheckQueue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<ObjectKey, Remembered> objects = new HashMap<>();

    /** Which object. */
    record ObjectKey(WatchedKind kind, String namespace, String name) {

        static ObjectKey of(WatchedKind kind, JsonNode object) {
            JsonNode metadata = object.path("metadata");
            return new ObjectKey(
                    kind,
                    metadata.path("namespace").asText(),
                    metadata.path("name").asText());
        }
    }

    private record Remembered(byte[] trimmed, Instant due) {}

    /** @param due when to look again; null for an object that is well, or will change by itself */
    void note(ObjectKey key, JsonNode object, @Nullable Instant due) {
        if (due == null) {
            objects.remove(key);
            return;
        }
        try {
            objects.put(key, new Remembered(JSON.writeValueAsBytes(TrimmedObject.of(object)), due));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(ObjectKey key) {
        objects.remove(key);
    }

    /** Forgets what is not on a complete list of a namespace; of all namespaces if it is empty. */
    void keepOnly(WatchedKind kind, String namespace, Set<String> present) {
        objects.keySet()
                .removeIf(key -> key.kind() == kind
                        && (namespace.isEmpty() || key.namespace().equals(namespace))
                        && !present.contains(key.namespace() + "/" + key.name()));
    }

    List<ObjectKey> due(Instant now) {
        return objects.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue().due()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What was noted; null if it was forgotten since. */
    @Nullable
    JsonNode object(ObjectKey key) {
        Remembered remembered = objects.get(key);
        try {
            return remembered == null ? null : JSON.readTree(remembered.trimmed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return objects.size();
    }
}
