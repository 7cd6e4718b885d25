package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.wire.WireName;

/** Where a silence or a window is in time, as the API has it. */
enum SuppressionState implements WireName {
    PENDING,
    ACTIVE,
    ENDED;

    boolean isOf(JsonNode suppression) {
        return suppression.path("state").asText().equals(wire());
    }
}
