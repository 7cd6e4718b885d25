package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A {@code *.camel.yaml} file, taken apart into its entries.
 *
 * @param location as Camel names it: {@code file:…} or {@code classpath:…}
 * @param classes another one where classes that it names are others now; see {@link JarSet#mark}
 */
record RouteFile(String location, String text, List<RouteItem> items, String classes) {

    static final String SUFFIX = ".camel.yaml";
    /** A Kamelet is one entry, named as it is called. */
    static final String KAMELET = ".kamelet.yaml";

    private static final String MISNAMED =
            "the file is called %s" + KAMELET + " and its metadata.name is %s; a Kamelet is found by both";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** @throws IOException where it is no YAML, or a Kamelet of another name than its file */
    static RouteFile read(String location, String text) throws IOException {
        List<String> lines = text.lines().toList();
        if (location.endsWith(KAMELET) && !text.isBlank()) {
            JsonNode node = YAML.readTree(text);
            String id = named(node);
            if (!called(location).equals(id)) {
                throw new IOException(MISNAMED.formatted(called(location), id));
            }
            return new RouteFile(
                    location,
                    text,
                    List.of(new RouteItem("Kamelet", id, 1, lines.size(), YamlContent.of(text), node, false)),
                    "");
        }
        List<JsonNode> nodes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    starts.add(dash(lines, parser.currentTokenLocation().getLineNr()));
                    nodes.add(YAML.readTree(parser));
                }
            } else if (!lines.isEmpty()) {
                // A resource, such as a Pipe: one entry.
                starts.add(1);
                nodes.add(JsonNodeFactory.instance.objectNode());
            }
        }
        List<RouteItem> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int last = i + 1 < starts.size() ? starts.get(i + 1) - 1 : lines.size();
            items.add(item(nodes.get(i), starts.get(i), last, lines));
        }
        return new RouteFile(location, text, List.copyOf(items), "");
    }

    /** Whether a Kamelet of another name stands in a file; what is no YAML has none, and its reader says so. */
    static boolean isMisnamed(String location, String text) {
        try {
            return !text.isBlank() && !called(location).equals(named(YAML.readTree(text)));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String named(JsonNode kamelet) {
        return kamelet.at("/metadata/name").asText();
    }

    private static String called(String location) {
        return location.substring(location.lastIndexOf('/') + 1).replace(KAMELET, "");
    }

    /** The line where the entry's dash stands, which may be one of those above. */
    private static int dash(List<String> lines, int line) {
        int at = line;
        while (at > 1 && !lines.get(at - 1).strip().startsWith("-")) {
            at--;
        }
        return at;
    }

    private static RouteItem item(JsonNode node, int first, int last, List<String> lines) throws IOException {
        String kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
        JsonNode body = node.path(kind);
        String id = body.path("id").asText(body.path("routeId").asText(""));
        // Entries that share a line have no text of their own.
        boolean apart = first <= last;
        String content = apart ? YamlContent.of(String.join("\n", lines.subList(first - 1, last))) : node.toString();
        return new RouteItem(kind, id, first, last, content, node, !apart);
    }

    RouteFile with(String mark) {
        return new RouteFile(location, text, items, mark);
    }

    RouteFile map(UnaryOperator<RouteItem> change) {
        return new RouteFile(location, text, items.stream().map(change).toList(), classes);
    }

    RouteFile only(Predicate<RouteItem> wanted) {
        return new RouteFile(location, text, items.stream().filter(wanted).toList(), classes);
    }

    /** What concerns every route of the file. */
    String forAll() {
        return items.stream()
                .filter(RouteItem::isForAll)
                .map(RouteItem::content)
                .collect(Collectors.joining());
    }

    /** The text with the wanted entries alone, each on its line, so that errors name the file's own lines. */
    String text(Predicate<RouteItem> wanted) {
        List<String> lines = text.lines().toList();
        List<String> kept = new ArrayList<>(lines.stream().map(line -> "").toList());
        List<String> further = new ArrayList<>();
        for (RouteItem item : items) {
            if (wanted.test(item) && item.rewritten()) {
                put("- " + item.node(), item.first() - 1, kept, further);
            } else if (wanted.test(item)) {
                for (int i = item.first() - 1; i < item.last(); i++) {
                    kept.set(i, lines.get(i));
                }
            }
        }
        kept.addAll(further);
        return String.join("\n", kept) + "\n";
    }

    private static void put(String line, int at, List<String> kept, List<String> further) {
        if (kept.get(at).isEmpty()) {
            kept.set(at, line);
        } else {
            further.add(line);
        }
    }
}
