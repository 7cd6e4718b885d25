package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a changing action has to itself while it is open. For an object of a cluster that is cluster, namespace and name,
 * whichever Kamelet changes it and whether or not that one's target names the kind as well: rather two things too many
 * that wait for each other than one too few. Else it is the target.
 */
public final class Claim {

    private static final String CLUSTER = "cluster";
    private static final List<String> PARTS = List.of(CLUSTER, "namespace", "name");

    private Claim() {}

    public static String of(JsonNode arguments, String target) {
        boolean object = !cluster(arguments).isEmpty() && arguments.path("name").isTextual();
        return object
                ? PARTS.stream()
                        .map(part -> arguments.path(part).asText(""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/"))
                : target;
    }

    /** The cluster that arguments name; empty if none. */
    public static String cluster(JsonNode arguments) {
        return arguments.path(CLUSTER).asText("");
    }
}
