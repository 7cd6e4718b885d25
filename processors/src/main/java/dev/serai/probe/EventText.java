package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Events, warnings first: what was noted and about how often, not when. */
final class EventText {

    private EventText() {}

    static String of(ClusterObject object, JsonNode answer) {
        Map<String, Long> lines = new TreeMap<>();
        for (JsonNode event : answer.path("events")) {
            String line = (event.path("type").asText().equals("Warning") ? "Warning " : "normal ")
                    + event.path("reason").asText() + " on "
                    + event.path("object").asText() + ": "
                    + WaitText.steady(event.path("message").asText().strip());
            lines.merge(line, Math.max(1, event.path("count").asLong(1)), Long::sum);
        }
        // "W" sorts before "n".
        return lines.isEmpty()
                ? ""
                : lines.entrySet().stream()
                        .map(line -> line.getKey() + " (" + CountBuckets.times(line.getValue()) + ")")
                        .collect(Collectors.joining(
                                "\n", "Events of " + object.title() + " and what controls it:\n", ""));
    }
}
