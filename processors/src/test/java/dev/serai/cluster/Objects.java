package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Objects as the API serves them, written after its reference, with parts exchanged. */
final class Objects {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final YAMLMapper YAML = new YAMLMapper();

    private Objects() {}

    static ObjectNode load(String name) {
        try (InputStream file = Objects.class.getResourceAsStream("/cluster/" + name + ".yaml")) {
            return (ObjectNode) YAML.readTree(file);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    /** The object with another value at a place such as {@code /spec/replicas}; the value is YAML. */
    static ObjectNode with(ObjectNode object, String place, String value) {
        ObjectNode copy = object.deepCopy();
        int slash = place.lastIndexOf('/');
        JsonNode parent = copy.at(place.substring(0, slash));
        ((ObjectNode) parent).set(place.substring(slash + 1), tree(value));
        return copy;
    }

    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(yaml, e);
        }
    }
}
