package dev.serai.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.Durations;
import java.time.Duration;
import java.time.Instant;

/**
 * Times of a test, written as how long before or after its beginning they are: {@code -5m}, {@code 0s}, {@code 90s}.
 *
 * @param start the beginning
 */
record TestOffsets(Instant start) {

    static final String NOW = "0s";

    Instant at(JsonNode node, String field, String otherwise) {
        return start.plus(parse(node.path(field).asText(otherwise)));
    }

    private static Duration parse(String text) {
        if (text.equals(NOW)) {
            return Duration.ZERO;
        }
        return text.startsWith("-") ? Durations.parse(text.substring(1)).negated() : Durations.parse(text);
    }

    /** Back to text, in the largest unit that is exact. */
    static String text(Instant start, Instant at) {
        long seconds = Duration.between(start, at).toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
