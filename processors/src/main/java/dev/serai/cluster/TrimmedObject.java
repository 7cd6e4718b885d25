package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What of an object is judged, so that it can be remembered in little space and looked at again. */
public final class TrimmedObject {

    private static final List<String> METADATA =
            List.of("name", "namespace", "creationTimestamp", "deletionTimestamp", "generation", "ownerReferences");
    private static final List<String> SPEC =
            List.of("nodeName", "restartPolicy", "replicas", "minReplicas", "maxReplicas", "scaleTargetRef");
    private static final List<String> CONTAINER = List.of("name", "resources");
    private static final String HASH = "pod-template-hash";

    private TrimmedObject() {}

    /** An object that is judged as this one is; it shares parts with it. */
    public static ObjectNode of(JsonNode object) {
        ObjectNode trimmed = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(part -> trimmed.set(part.getKey(), part.getValue()));
        replace(trimmed, "metadata", metadata(object.path("metadata")));
        replace(trimmed, "spec", spec(object.path("spec")));
        if (object.path("status") instanceof ObjectNode status) {
            // A node names every image that it holds.
            ObjectNode few = status.objectNode();
            few.setAll(status);
            few.remove("images");
            replace(trimmed, "status", few);
        }
        return trimmed;
    }

    private static void replace(ObjectNode trimmed, String part, JsonNode by) {
        if (trimmed.path(part).isObject()) {
            trimmed.set(part, by);
        }
    }

    private static ObjectNode metadata(JsonNode metadata) {
        ObjectNode kept = some(metadata, METADATA);
        JsonNode hash = metadata.path("labels").path(HASH);
        if (!hash.isMissingNode()) {
            kept.putObject("labels").set(HASH, hash);
        }
        return kept;
    }

    private static ObjectNode spec(JsonNode spec) {
        ObjectNode kept = some(spec, SPEC);
        if (spec.path("containers") instanceof ArrayNode containers) {
            ArrayNode few = kept.putArray("containers");
            containers.forEach(container -> few.add(some(container, CONTAINER)));
        }
        return kept;
    }

    private static ObjectNode some(JsonNode object, List<String> fields) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            JsonNode value = object.path(field);
            if (!value.isMissingNode()) {
                kept.set(field, value);
            }
        }
        return kept;
    }
}
