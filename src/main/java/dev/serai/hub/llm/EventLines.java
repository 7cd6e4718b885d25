package dev.serai.hub.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.serai.json.StrictJson;
import java.util.function.Consumer;

/**
 * Reads the lines of a stream of events; endpoints send data of one line each, and all else is passed over. The answer of an
 * endpoint that does not stream, although it is asked to, is a stream of one piece.
 */
final class EventLines implements Consumer<String> {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final String DATA = "data:";

    private final ServerSentEventListener listener;
    private final StringBuilder whole = new StringBuilder();
    private boolean streams;

    EventLines(ServerSentEventListener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        if (line.startsWith(DATA)) {
            streams = true;
            event(line.substring(DATA.length()).strip());
        } else if (!streams) {
            whole.append(line).append('\n');
        }
    }

    /** No line follows. */
    void end() {
        if (!streams && whole(whole.toString()) instanceof ObjectNode completion) {
            for (JsonNode choice : completion.path("choices")) {
                piece((ObjectNode) choice);
            }
            event(completion.toString());
            event("[DONE]");
        }
    }

    private static JsonNode whole(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.at("/choices/0/message").isObject() ? tree : JSON.nullNode();
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private static void piece(ObjectNode choice) {
        int index = 0;
        for (JsonNode call : choice.at("/message/tool_calls")) {
            ((ObjectNode) call).put("index", index++);
        }
        choice.set("delta", choice.remove("message"));
    }

    private void event(String data) {
        listener.onEvent(new ServerSentEvent(null, data));
    }
}
