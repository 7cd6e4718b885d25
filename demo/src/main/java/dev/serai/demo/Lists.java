package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lists, in chunks where a {@code limit} is given: all chunks are of the moment of the first one, and a {@code continue}
 * may expire. As in the real API the items of a list carry neither {@code kind} nor {@code apiVersion}.
 */
final class Lists {

    private static final int MOST_OPEN = 32;

    private final Store store;
    private final Map<String, ListContinuation> open = new LinkedHashMap<>();
    private long tokens;

    /** What of a list is still to be fetched. */
    private record ListContinuation(long version, List<ObjectNode> items) {}

    Lists(Store store) {
        this.store = store;
    }

    synchronized void expire() {
        open.clear();
    }

    ObjectNode list(Address at, Map<String, String> query) {
        synchronized (store) {
            String token = query.getOrDefault("continue", "");
            ListContinuation rest = token.isEmpty()
                    ? new ListContinuation(
                            store.version(),
                            store.list(at).stream().filter(selection(query)).toList())
                    : resumed(token);
            int limit = Integer.parseInt(query.getOrDefault("limit", "0"));
            int end = limit > 0
                    ? Math.min(limit, rest.items().size())
                    : rest.items().size();
            ObjectNode list = answer(at, rest.version(), rest.items().subList(0, end));
            if (end < rest.items().size()) {
                list.withObject("/metadata")
                        .put(
                                "continue",
                                kept(new ListContinuation(
                                        rest.version(),
                                        rest.items().subList(end, rest.items().size()))))
                        .put("remainingItemCount", rest.items().size() - end);
            }
            return list;
        }
    }

    static Predicate<JsonNode> selection(Map<String, String> query) {
        return Selectors.labels(query.getOrDefault("labelSelector", ""))
                .and(Selectors.fields(query.getOrDefault("fieldSelector", "")));
    }

    private synchronized ListContinuation resumed(String token) {
        ListContinuation rest = open.get(token);
        if (rest == null) {
            throw new Rejected(
                    Status.expired("The provided continue parameter is too old to display a consistent list result."));
        }
        return rest;
    }

    private synchronized String kept(ListContinuation rest) {
        String token = "chunk-" + ++tokens;
        open.put(token, rest);
        if (open.size() > MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        return token;
    }

    private static ObjectNode answer(Address at, long version, List<ObjectNode> items) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        String kind = !at.kind().isEmpty() || items.isEmpty()
                ? at.kind()
                : items.get(0).path("kind").asText();
        list.put("kind", kind + "List").put("apiVersion", at.apiVersion());
        list.putObject("metadata").put("resourceVersion", String.valueOf(version));
        ArrayNode array = list.putArray("items");
        for (ObjectNode item : items) {
            // Its fields are shared, not copied: a list of thousands costs little.
            ObjectNode shown = list.objectNode();
            shown.setAll(item);
            shown.remove(List.of("kind", "apiVersion"));
            array.add(shown);
        }
        return list;
    }
}
