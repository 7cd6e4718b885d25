package dev.serai.hub.channel;

import java.util.Arrays;

/** What kind of message one is, and so what its subject's id names. */
enum MessageSubject {
    /** An incident. */
    INCIDENT("incident"),
    /** A later time that people are paged for the same incident: the timeline's event. */
    REPAGE("again"),
    /** An approval. */
    APPROVAL("approval"),
    /** The reminder of an approval. */
    REMINDER("reminder"),
    /** What became of an action. */
    OUTCOME("outcome"),
    /** That an action did not help: the action. */
    VERIFICATION("verification");

    private final String stored;

    MessageSubject(String stored) {
        this.stored = stored;
    }

    /** Its name in the table {@code message}, in metrics and on the timeline. */
    public String stored() {
        return stored;
    }

    /**
     * Reads that.
     *
     * @throws IllegalStateException for any other
     */
    public static MessageSubject of(String stored) {
        return Arrays.stream(values())
                .filter(subject -> subject.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no message has the subject " + stored));
    }
}
