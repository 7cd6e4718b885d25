package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.wire.WireName;

/** How far a replay is, as the API says it. */
enum ReplayState implements WireName {
    QUEUED,
    RUNNING,
    DONE,
    FAILED;

    static ReplayState of(JsonNode replay) {
        return WireName.of(ReplayState.class, replay.path("state").asText());
    }
}
