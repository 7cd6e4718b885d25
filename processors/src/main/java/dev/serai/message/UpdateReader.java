package dev.serai.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads JSON in UTF-8 within limits: duplicate keys and deep nesting are refused. */
final class UpdateReader {

    private static final int MAX_DEPTH = 64;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private UpdateReader() {}

    static JsonNode tree(byte[] json) {
        try {
            // Jackson by itself would find out other encodings, in which a body looks different to whoever checked it.
            JsonNode tree = JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
            if (tree == null || !tree.isObject()) {
                throw new IllegalArgumentException("an update is a JSON object");
            }
            return tree;
        } catch (IOException e) {
            throw new IllegalArgumentException("an update is a JSON object", e);
        }
    }
}
