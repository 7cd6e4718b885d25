package dev.serai.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML document as a tree that remembers where each node stood. Anchors, aliases and second documents are refused. */
final class LocatedYaml {

    private static final int MAX_DEPTH = 50;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final Map<JsonPointer, JsonLocation> locations = new HashMap<>();

    private LocatedYaml(String file) {
        this.file = file;
    }

    record Document(JsonNode tree, Map<JsonPointer, JsonLocation> locations) {}

    static Document read(String file, String text) {
        LocatedYaml reader = new LocatedYaml(file);
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new PolicyException(new PolicyError(file, 1, 1, "the file is empty"));
            }
            JsonNode tree = reader.node(parser, JsonPointer.empty(), parser.currentTokenLocation());
            if (parser.nextToken() != null) {
                throw reader.error(parser.currentTokenLocation(), "a second document; one file holds one document");
            }
            return new Document(tree, reader.locations);
        } catch (JsonProcessingException e) {
            throw reader.error(e.getLocation(), firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new PolicyException(new PolicyError(file, 1, 1, firstLine(String.valueOf(e.getMessage()))));
        }
    }

    private JsonNode node(YAMLParser parser, JsonPointer at, JsonLocation where) throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw error(parser.currentTokenLocation(), "anchors and aliases are not supported; write the value out");
        }
        locations.put(at, where);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, at);
            case START_ARRAY -> array(parser, at);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    private ObjectNode object(YAMLParser parser, JsonPointer at) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonLocation where = parser.currentTokenLocation();
            parser.nextToken();
            object.set(name, node(parser, at.appendProperty(name), where));
        }
        return object;
    }

    private ArrayNode array(YAMLParser parser, JsonPointer at) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser, at.appendIndex(array.size()), parser.currentTokenLocation()));
        }
        return array;
    }

    private PolicyException error(@Nullable JsonLocation where, String reason) {
        return new PolicyException(new PolicyError(
                file, where == null ? 1 : where.getLineNr(), where == null ? 1 : where.getColumnNr(), reason));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not readable").strip();
    }
}
