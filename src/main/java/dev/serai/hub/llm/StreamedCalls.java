package dev.serai.hub.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the calls of tools together that a stream brings in pieces, whole ones or none: OpenAI and vLLM number them by
 * {@code index} and cut their arguments, Ollama sends each whole under the index 0, others without any. A call begins with
 * its name. What reads the stream behind this takes only the first call of an event and tells calls apart by their index.
 */
final class StreamedCalls {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);

    private final List<StreamedCall> calls = new ArrayList<>();
    private @Nullable StreamedCall last;

    /** @param index as the endpoint numbers it; null where it does not */
    private record StreamedCall(@Nullable Integer index, String id, String name, StringBuilder arguments) {

        boolean is(@Nullable Integer other) {
            return other == null || other.equals(index);
        }

        /** Its arguments are all there, or there are none. */
        boolean isWhole() {
            return arguments.isEmpty() || isJson(arguments.toString());
        }
    }

    /** Takes the calls out of an event's delta, as far as they have come. */
    void take(ObjectNode delta) {
        if (delta.remove("tool_calls") instanceof ArrayNode pieces) {
            pieces.forEach(this::piece);
        }
    }

    boolean none() {
        return calls.isEmpty();
    }

    /** The calls, each as a delta of its own; none is left. */
    List<ObjectNode> whole() {
        List<ObjectNode> deltas = new ArrayList<>();
        for (StreamedCall call : calls) {
            ObjectNode delta = JSON.createObjectNode();
            ObjectNode one = delta.putArray("tool_calls").addObject();
            one.put("index", deltas.size()).put("id", call.id()).put("type", "function");
            one.putObject("function").put("name", call.name()).put("arguments", String.valueOf(call.arguments()));
            deltas.add(delta);
        }
        calls.clear();
        last = null;
        return deltas;
    }

    private void piece(JsonNode piece) {
        Integer index = piece.path("index").isInt() ? piece.path("index").asInt() : null;
        String id = piece.path("id").asText("");
        String name = piece.at("/function/name").asText("");
        StreamedCall call = known(index);
        if (call == null || begins(call, id, name)) {
            call = new StreamedCall(index, id, name, new StringBuilder());
            calls.add(call);
        }
        JsonNode arguments = piece.at("/function/arguments");
        call.arguments().append(arguments.isObject() ? arguments.toString() : arguments.asText(""));
        last = call;
    }

    /** The latest of this index; without one, the latest. */
    private @Nullable StreamedCall known(@Nullable Integer index) {
        if (index == null) {
            return last;
        }
        return calls.stream()
                .filter(one -> one.is(index))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    /** Some give each piece an id of its own, others repeat the name: only both, or what follows a whole call, are another. */
    private static boolean begins(StreamedCall call, String id, String name) {
        if (name.isEmpty()) {
            return false;
        }
        return id.isEmpty() || call.id().isEmpty() ? call.isWhole() : !id.equals(call.id());
    }

    private static boolean isJson(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
