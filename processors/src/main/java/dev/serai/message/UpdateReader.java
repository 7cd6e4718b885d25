package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.io.IOException;

/** Reads JSON in UTF-8 within limits: duplicate keys and deep nesting are refused. */
final class UpdateReader {

    private static final int MAX_DEPTH = 64;

    private static final JsonMapper JSON = StrictJson.mapper(MAX_DEPTH);

    private UpdateReader() {}

    static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(StrictJson.utf8(json));
            if (tree == null || !tree.isObject()) {
                throw new IllegalArgumentException("an update is a JSON object");
            }
            return tree;
        } catch (IOException e) {
            throw new IllegalArgumentException("an update is a JSON object", e);
        }
    }
}
