package dev.serai.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What is used of what may be used, in steps. */
final class UsageText {

    private UsageText() {}

    static String of(ClusterObject object, JsonNode answer) {
        List<String> lines = new ArrayList<>();
        if (object.is(ClusterObject.NODE)) {
            for (String what : List.of("memory", "cpu")) {
                share("", what, answer.path("usage"), answer.path("allocatable"), "what it has", lines);
            }
        }
        for (JsonNode container : answer.path("containers")) {
            String name = "container " + container.path("name").asText() + ": ";
            for (String what : List.of("memory", "cpu")) {
                if (!share(name, what, container.path("usage"), container.path("limits"), "its limit", lines)) {
                    share(name, what, container.path("usage"), container.path("requests"), "its request", lines);
                }
            }
        }
        return lines.isEmpty() ? "" : "Usage of " + object.title() + ":\n" + String.join("\n", lines);
    }

    private static boolean share(
            String of, String what, JsonNode usage, JsonNode most, String words, List<String> lines) {
        OptionalDouble used = Quantity.of(usage.path(what).asText(""));
        OptionalDouble limit = Quantity.of(most.path(what).asText(""));
        if (used.isEmpty() || limit.isEmpty() || limit.getAsDouble() <= 0) {
            return false;
        }
        lines.add(of + "uses " + CountBuckets.share(used.getAsDouble() / limit.getAsDouble()) + " of " + words + " of "
                + most.path(what).asText() + " " + what);
        return true;
    }
}
