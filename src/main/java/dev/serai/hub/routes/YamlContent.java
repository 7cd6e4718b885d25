package dev.serai.hub.routes;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/** What a YAML text says, whatever its comments, indentation, quotes and line breaks. */
final class YamlContent {

    private static final YAMLFactory YAML = new YAMLFactory();

    private YamlContent() {}

    /**
     * Equal for texts that say the same. Values are taken as they are written, so that {@code 010} is not {@code 8}.
     *
     * @throws IOException where it is no YAML
     */
    static String of(String text) throws IOException {
        StringBuilder content = new StringBuilder();
        try (YAMLParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String value = token.isStructStart() || token.isStructEnd() ? "" : parser.getText();
                if (parser.isCurrentAlias()) {
                    // What it stands for stands elsewhere.
                    return text;
                }
                content.append(token.name()).append(' ');
                content.append(value.length()).append(' ').append(value).append('\n');
            }
        }
        return content.toString();
    }
}
