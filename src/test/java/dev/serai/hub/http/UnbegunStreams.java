package dev.serai.hub.http;

/** Streams that nobody reads: all that is sent waits. */
public final class UnbegunStreams {

    private UnbegunStreams() {}

    public static EventStream next() {
        return new EventStream();
    }
}
