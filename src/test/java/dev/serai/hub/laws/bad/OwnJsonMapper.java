package dev.serai.hub.laws.bad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads what a stranger wrote as Jackson does by itself: what the laws refuse. */
public final class OwnJsonMapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnJsonMapper() {}

    public static JsonNode read(byte[] answer) throws IOException {
        return JSON.readTree(answer);
    }
}
