package dev.serai.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Finds one text in a body that nobody has vouched for yet. */
final class BodyText {

    private static final int NESTING = 100;
    private static final JsonMapper JSON = StrictJson.mapper(NESTING);

    private BodyText() {}

    /** The member's text; null where the body is no JSON object, or has no such text. */
    static @Nullable String member(String name, byte[] body) {
        try {
            JsonNode read = JSON.readTree(StrictJson.utf8(body));
            JsonNode member = read == null ? null : read.get(name);
            return member == null ? null : member.textValue();
        } catch (JsonProcessingException | CharacterCodingException e) {
            return null;
        }
    }
}
