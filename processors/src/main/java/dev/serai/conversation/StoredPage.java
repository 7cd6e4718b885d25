package dev.serai.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import dev.serai.secret.SafeTree;

/** Reads what the database's own JSON functions wrote. */
final class StoredPage {

    private static final JsonMapper JSON = StrictJson.mapper(32);

    private StoredPage() {}

    /**
     * Without secrets.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    static JsonNode safe(String json) {
        return SafeTree.of(tree(json));
    }

    /** @throws IllegalArgumentException if it is no JSON */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a stored page is not JSON", e);
        }
    }
}
