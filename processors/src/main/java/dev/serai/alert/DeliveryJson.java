package dev.serai.alert;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.json.StrictJson;
import java.nio.charset.CharacterCodingException;

/** Reads what a sender delivers, which is JSON in UTF-8. */
public final class DeliveryJson {

    private static final JsonMapper MAPPER = StrictJson.mapper(Limits.NESTING);

    private DeliveryJson() {}

    /** Parses the whole of it; a {@link DeliveryRefusal} says where it is not JSON. */
    public static JsonNode parse(byte[] body) {
        return parse(decode(body));
    }

    private static JsonNode parse(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed("The body is not acceptable JSON" + where(e) + ": "
                    + firstLine(e.getOriginalMessage()).replaceAll(", from `[^`]*`", ""));
        }
        if (node == null || node.isMissingNode()) {
            throw malformed("The body is empty");
        }
        return node;
    }

    private static String decode(byte[] body) {
        try {
            return StrictJson.utf8(body);
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8");
        }
    }

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** The parser quotes the input, so this is cut and freed of control characters. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static DeliveryRefusal malformed(String detail) {
        return new DeliveryRefusal(DeliveryRefusal.DeliveryRefusalReason.MALFORMED, detail);
    }
}
