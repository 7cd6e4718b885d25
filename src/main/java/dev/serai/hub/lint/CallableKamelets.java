package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The Kamelets that routes may call: an integrator's, and those of the class path. */
final class CallableKamelets {

    private final Map<String, JsonNode> known = new HashMap<>();

    /** @param own the integrator's, as they are written, by name */
    CallableKamelets(Map<String, JsonNode> own) {
        known.putAll(own);
    }

    boolean has(String name) {
        return !file(name).isMissingNode();
    }

    /** Its properties by name; missing where there is no such Kamelet. */
    JsonNode properties(String name) {
        return file(name).at("/spec/definition/properties");
    }

    private JsonNode file(String name) {
        return known.computeIfAbsent(name, CallableKamelets::ofClassPath);
    }

    private static JsonNode ofClassPath(String name) {
        try (InputStream in = CallableKamelets.class.getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            return in == null
                    ? MissingNode.getInstance()
                    : PolicyFile.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), "{}")
                            .tree();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
