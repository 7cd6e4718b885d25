package dev.serai.hub.http;

/** Who goes on with an answer of the type {@code text/event-stream}, after the route has said its first event. */
public interface EventStreams {

    /** The operation whose answers go on. */
    String operation();

    /**
     * Takes the stream, or leaves it where too many are open: then the first event alone is the answer, as JSON.
     *
     * @param caller whose stream it is
     * @param first the data of the first event
     */
    boolean open(ScopedCaller caller, String first, EventStream stream);
}
