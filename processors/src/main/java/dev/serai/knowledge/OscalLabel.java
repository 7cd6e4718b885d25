package dev.serai.knowledge;

import com.fasterxml.jackson.databind.JsonNode;

/** The property {@code label} of a control or of a part of it. One with a class is the same for other purposes. */
final class OscalLabel {

    private OscalLabel() {}

    /** Empty where there is none. */
    static String of(JsonNode labelled) {
        for (JsonNode property : labelled.path("props")) {
            if (property.path("name").asText().equals("label") && !property.has("class")) {
                return property.path("value").asText();
            }
        }
        return "";
    }
}
