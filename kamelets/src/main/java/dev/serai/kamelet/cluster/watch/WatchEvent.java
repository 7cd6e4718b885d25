package dev.serai.kamelet.cluster.watch;

import java.util.Locale;

/** What a message tells. */
public enum WatchEvent {
    /** A list begins: at the start, and after a gap. No body. */
    LISTING,
    /** An object that is on the list, or was made since. The body is the object as a tree of JSON. */
    ADDED,
    /** An object was changed; so for the body. */
    MODIFIED,
    /** An object was deleted; the body is its last state. */
    DELETED,
    /** A list is complete. The body is the set of {@code namespace/name} of all there is; {@code /name} without one. */
    LISTED,
    /** Changes arrive from now on, after a start or {@link #LOST}. No body. */
    CONNECTED,
    /** Nothing arrives until {@link #CONNECTED}. The body is a map with {@code reason} and {@code detail}. */
    LOST;

    /** As the header says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
