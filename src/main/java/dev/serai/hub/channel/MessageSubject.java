package dev.serai.hub.channel;

import dev.serai.wire.WireName;

/** What kind of message one is, and so what its subject's id names. */
enum MessageSubject implements WireName {
    /** An incident. */
    INCIDENT,
    /** A cause that was found after people were paged: the incident. */
    CAUSE,
    /** A later time that people are paged for the same incident: the timeline's event. */
    REPAGE,
    /** An approval. */
    APPROVAL,
    /** The reminder of an approval. */
    REMINDER,
    /** What became of an action. */
    OUTCOME,
    /** That an action did not help: the action. */
    VERIFICATION,
    /** That somebody is called for an incident, or reminded of it, which is no page: the call. */
    CALL,
    /** The incidents of a storm: the digest's own id. */
    DIGEST;

    /** Its name in the table {@code message}, in metrics and on the timeline. */
    @Override
    public String wire() {
        return this == REPAGE ? "again" : WireName.super.wire();
    }

    /** Whether people are woken by it: it counts among the pages of its chat. */
    boolean isPage() {
        return switch (this) {
            case INCIDENT, REPAGE, CALL, DIGEST -> true;
            case CAUSE, APPROVAL, REMINDER, OUTCOME, VERIFICATION -> false;
        };
    }

    /** Whether a list may say the same instead: who is called is called, and a list is that list. */
    boolean mayBeListed() {
        return this == INCIDENT || this == REPAGE;
    }

    /** Whether a storm makes many of it, so that it is counted before it is sent. */
    boolean isPaced() {
        return this == APPROVAL || this == REMINDER || mayBeListed();
    }

    /** Whether the list that has an incident in a storm says this of it as well. */
    boolean followsPage() {
        return this == REPAGE || this == APPROVAL;
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static MessageSubject of(String wire) {
        return WireName.of(MessageSubject.class, wire);
    }
}
