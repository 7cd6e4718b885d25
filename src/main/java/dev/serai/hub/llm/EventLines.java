package dev.serai.hub.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.serai.json.StrictJson;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a stream of events; endpoints send data of one line each, and all else is passed over. The answer of an
 * endpoint that does not stream, although it is asked to, is a stream of one piece.
 */
final class EventLines implements Consumer<String> {

    private static final JsonMapper JSON = StrictJson.mapper(StrictJson.DEPTH_OF_ANSWERS);
    private static final String DATA = "data:";

    private final ServerSentEventListener listener;
    private final StreamedCalls calls = new StreamedCalls();
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
        ObjectNode completion = streams ? null : object(whole.toString());
        if (completion != null && completion.at("/choices/0/message").isObject()) {
            for (JsonNode choice : completion.path("choices")) {
                piece((ObjectNode) choice);
            }
            event(completion.toString());
            event("[DONE]");
        }
    }

    /** The only piece; each call of a tool is whole. */
    private static void piece(ObjectNode choice) {
        int index = 0;
        for (JsonNode call : choice.at("/message/tool_calls")) {
            ((ObjectNode) call).put("index", index++);
        }
        choice.set("delta", choice.remove("message"));
    }

    /** Calls of tools are kept back until they are whole, which is when the answer ends. */
    private void event(String data) {
        if (calls.none() && !data.contains("\"tool_calls\"")) {
            hand(data);
            return;
        }
        ObjectNode event = object(data);
        JsonNode choice = event == null ? JSON.nullNode() : event.at("/choices/0");
        if (event == null || !(choice.path("delta") instanceof ObjectNode delta)) {
            hand(data);
            return;
        }
        calls.take(delta);
        if (choice.path("finish_reason").isTextual()) {
            handCalls();
        }
        hand(event.toString());
    }

    private void handCalls() {
        for (ObjectNode delta : calls.whole()) {
            ObjectNode event = JSON.createObjectNode();
            event.putArray("choices").addObject().put("index", 0).set("delta", delta);
            hand(event.toString());
        }
    }

    private static @Nullable ObjectNode object(String data) {
        try {
            return JSON.readTree(data) instanceof ObjectNode event ? event : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void hand(String data) {
        listener.onEvent(new ServerSentEvent(null, data));
    }
}
