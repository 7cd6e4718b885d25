package dev.serai.hub.llm;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.function.Consumer;

/** Reads the lines of a stream of events; endpoints send data of one line each, and all else is passed over. */
final class EventLines implements Consumer<String> {

    private static final String DATA = "data:";

    private final ServerSentEventListener listener;

    EventLines(ServerSentEventListener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        if (line.startsWith(DATA)) {
            listener.onEvent(
                    new ServerSentEvent(null, line.substring(DATA.length()).strip()));
        }
    }
}
