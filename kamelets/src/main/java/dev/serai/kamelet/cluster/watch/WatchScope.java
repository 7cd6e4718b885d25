package dev.serai.kamelet.cluster.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.kamelet.cluster.NameList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What one watch covers.
 *
 * @param path of the collection
 * @param namespace the one namespace; empty for all
 * @param takes which of its objects are told
 */
record WatchScope(String path, String namespace, Predicate<JsonNode> takes) {

    private static final Pattern RESOURCE =
            Pattern.compile("(?:([a-z0-9.-]{1,253})/)?(v[0-9][a-z0-9]{0,62})/([a-z0-9.-]{1,253})");

    /**
     * One watch for each namespace that is named; one of the whole cluster, with a filter, as soon as there is a pattern.
     *
     * @param resource {@code <group>/<version>/<plural>}, without a group for the core API
     * @param namespaces names and patterns separated by commas; empty for what has no namespace
     * @param names likewise, of the objects; empty for all of them in the namespaces
     * @throws IllegalArgumentException when that is nothing, or cannot be read
     */
    static List<WatchScope> of(String resource, String namespaces, String names) {
        List<String> spaces = NameList.entries(namespaces);
        List<String> objects = NameList.entries(names);
        if (spaces.isEmpty() && objects.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to watch: give namespaces, or for what has none names; * stands for any characters");
        }
        Predicate<JsonNode> named = objects.isEmpty() ? object -> true : matching("name", objects);
        if (spaces.isEmpty()) {
            return List.of(new WatchScope(path(resource, ""), "", named));
        }
        if (spaces.stream().anyMatch(space -> space.contains("*"))) {
            return List.of(new WatchScope(
                    path(resource, ""), "", matching("namespace", spaces).and(named)));
        }
        return spaces.stream()
                .distinct()
                .map(space -> new WatchScope(path(resource, space), space, named))
                .toList();
    }

    /** {@code namespace/name}. */
    static String key(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("namespace").asText() + "/" + metadata.path("name").asText();
    }

    private static String path(String resource, String namespace) {
        var parts = RESOURCE.matcher(resource);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + resource + "' is no resource such as v1/pods or apps/v1/deployments");
        }
        return (parts.group(1) == null ? "/api/" : "/apis/" + parts.group(1) + "/")
                + parts.group(2)
                + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
                + "/"
                + parts.group(3);
    }

    private static Predicate<JsonNode> matching(String field, List<String> entries) {
        Predicate<String> listed = NameList.matching(entries);
        return object -> listed.test(object.path("metadata").path(field).asText());
    }
}
