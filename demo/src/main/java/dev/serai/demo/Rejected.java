package dev.serai.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that the API refuses, with the {@code Status} that it answers. */
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient ObjectNode status;

    Rejected(ObjectNode status) {
        super(status.path("message").asText(), null, false, false);
        this.status = status;
    }

    ObjectNode status() {
        return status;
    }
}
