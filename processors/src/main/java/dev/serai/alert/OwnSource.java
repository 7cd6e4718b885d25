package dev.serai.alert;

import dev.serai.wire.WireName;
import java.util.Optional;

/** The sources that are the hub itself: nobody can be configured as one of them, and nobody can post to them. */
public enum OwnSource implements WireName {
    /** What the hub itself sees in clusters. */
    KUBERNETES,
    /** What scans find. */
    ENVIRONMENT_SCAN,
    /** The changes people ask for. */
    PERSON_REQUEST;

    /** As alerts name it: {@code person-request}. */
    @Override
    public String wire() {
        return WireName.super.wire().replace('_', '-');
    }

    public static Optional<OwnSource> find(String source) {
        return WireName.find(OwnSource.class, source);
    }

    /**
     * Whether what it brings is a request and no trouble: each is an incident of its own, which takes in no other alert,
     * joins and reopens none, and pages nobody.
     */
    public boolean isRequest() {
        return this == PERSON_REQUEST;
    }
}
