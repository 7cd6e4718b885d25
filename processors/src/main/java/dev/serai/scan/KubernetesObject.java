package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object; the items of a list carry no kind of their own. */
record KubernetesObject(ScanKind kind, JsonNode tree) {

    String name() {
        return tree.at("/metadata/name").asText();
    }

    /** Empty for what has none. */
    String namespace() {
        return tree.at("/metadata/namespace").asText();
    }

    Map<String, String> labels() {
        return texts(tree.at("/metadata/labels"));
    }

    /** Kind of the controller that made it; empty without one. */
    String controllerKind() {
        return stream(tree.at("/metadata/ownerReferences"))
                .filter(owner -> owner.path("controller").asBoolean())
                .map(owner -> owner.path("kind").asText())
                .findFirst()
                .orElse("");
    }

    ObjectId id() {
        return new ObjectId(kind.title(), namespace(), name());
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
