package dev.serai.hub.http;

import dev.serai.access.Account;

/** Who goes on with an answer of the type {@code text/event-stream}, after the route has said its first event. */
public interface EventStreams {

    /**
     * Takes the stream, or leaves it where too many are open: then the first event alone is the answer, as JSON.
     *
     * @param caller whose stream it is
     * @param first the data of the first event
     */
    boolean open(Account caller, String first, EventStream stream);
}
