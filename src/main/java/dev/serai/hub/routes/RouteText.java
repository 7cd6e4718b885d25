package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells files that hold no routes from those that Camel reads; Camel itself passes over most of them. */
final class RouteText {

    static final String NO_ROUTES = "holds no routes";

    private static final YAMLFactory YAML = new YAMLFactory();

    private RouteText() {}

    /** Blank, or comments only. */
    static boolean isEmpty(String text) {
        return isEmpty(text.lines());
    }

    /** As {@link #isEmpty(String)}; one that is gone says nothing either. */
    static boolean isEmpty(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return isEmpty(lines);
        } catch (IOException | UncheckedIOException e) {
            return Files.notExists(file);
        }
    }

    private static boolean isEmpty(Stream<String> lines) {
        return lines.map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    /**
     * The line where something stands that Camel passes over: neither a list with items nor a resource with its {@code
     * apiVersion}. 0 where there is none, and where the text is no YAML, which Camel says itself.
     */
    static int strange(String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            JsonToken first = parser.nextToken();
            // What is left out stands behind the last line.
            int last = (int) Math.max(1, text.lines().count());
            int line = first == null
                    ? 1
                    : Math.min(last, parser.currentTokenLocation().getLineNr());
            boolean routes = first == JsonToken.START_ARRAY
                    ? parser.nextToken() != JsonToken.END_ARRAY
                    : first == JsonToken.START_OBJECT && isResource(parser);
            return routes ? 0 : line;
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean isResource(YAMLParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            if (field.equals("apiVersion")) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }
}
