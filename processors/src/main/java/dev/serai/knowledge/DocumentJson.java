package dev.serai.knowledge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Walks through a large JSON document one element at a time, so that what is held is one element and not the whole. */
final class DocumentJson {

    private static final int DEPTH = 64;
    private static final JsonMapper STRICT = StrictJson.mapper(DEPTH);
    /** An element is followed by others. */
    private static final ObjectReader TREES = STRICT.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DocumentJson() {}

    /** How to go on with one member of an object. */
    interface Member {
        /** Whether the parser has moved to the value's end; otherwise it is passed over. */
        boolean read(String name, JsonParser at) throws IOException;
    }

    /** @throws UnreadableDocument when it is no JSON, too deep, or cut off */
    static void read(InputStream document, Member members) {
        try (JsonParser parser = STRICT.getFactory().createParser(document)) {
            parser.nextToken();
            members(parser, members);
        } catch (IOException e) {
            // Jackson's own words may quote the document.
            throw new UnreadableDocument(
                    "it is not JSON that can be read: " + e.getClass().getSimpleName());
        }
    }

    /** Each member of the object that the parser stands at; one that is not read is passed over. */
    static void members(JsonParser parser, Member members) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new UnreadableDocument("there is no object where one must be");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (!members.read(name, parser)) {
                parser.skipChildren();
            }
        }
    }

    /** Each element of the array that the parser stands at, as a tree of its own. */
    static void elements(JsonParser parser, Consumer<JsonNode> each) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableDocument("there is no list where one must be");
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new UnreadableDocument("it ends too early");
            }
            each.accept(TREES.readTree(parser));
        }
    }

    static JsonNode tree(JsonParser parser) throws IOException {
        return TREES.readTree(parser);
    }
}
