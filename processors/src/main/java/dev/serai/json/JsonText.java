package dev.serai.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads JSON as RFC 8259 and I-JSON (RFC 7493) mean it: nothing is repaired, replaced or silently dropped. */
public final class JsonText {

    /** Deeper than any body of the contract. */
    public static final int MAX_DEPTH = 32;

    private static final JsonFactory FACTORY = StrictJson.mapper(MAX_DEPTH, 40).getFactory();

    private JsonText() {}

    /**
     * The text of one JSON value: valid UTF-8, one value and nothing after it, no key twice, no lone surrogate, no NUL,
     * at most {@value #MAX_DEPTH} levels deep.
     *
     * @throws IllegalArgumentException saying what is wrong and where, without repeating the input
     */
    public static String text(byte[] bytes) {
        String text = decode(bytes);
        try (JsonParser parser = FACTORY.createParser(text)) {
            check(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not valid JSON" + at(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    private static String decode(byte[] bytes) {
        try {
            return StrictJson.utf8(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not valid UTF-8");
        }
    }

    private static void check(JsonParser parser) throws IOException {
        int values = 0;
        int depth = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (depth == 0 && ++values > 1) {
                throw new IllegalArgumentException("more than one JSON value" + at(parser.currentTokenLocation()));
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                checkText(parser);
            }
        }
        if (values == 0) {
            throw new IllegalArgumentException("no JSON value");
        }
    }

    private static void checkText(JsonParser parser) throws IOException {
        String text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw new IllegalArgumentException("a NUL character" + at(parser.currentTokenLocation()));
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw new IllegalArgumentException("a lone surrogate" + at(parser.currentTokenLocation()));
            }
        }
    }

    private static String at(@Nullable JsonLocation location) {
        // A broken limit has none.
        if (location == null) {
            return "";
        }
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
