package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/** Tells files that hold no routes from those that Camel reads; Camel itself passes over most of them. */
final class RouteText {

    static final String NO_ROUTES = "holds no routes";
    /** A save that was cut off looks like that, and nobody's wish to be rid of something. */
    static final String BLANK = "is blank; delete it if what it held is to be out of use";

    private static final YAMLFactory YAML = new YAMLFactory();

    private RouteText() {}

    /** Comments only: somebody has written that it shall say nothing, which a blank file does not tell. */
    static boolean isComment(String text) {
        return !text.isBlank()
                && text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
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
