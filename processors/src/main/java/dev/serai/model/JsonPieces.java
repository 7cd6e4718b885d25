package dev.serai.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import dev.serai.secret.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the object as it comes; what is no JSON shows nothing more. Words around the object are passed over. */
final class JsonPieces implements ReadablePieces {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");

    private final Set<String> shown;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private boolean begun;
    private boolean ended;

    JsonPieces(Set<String> shown) {
        this.shown = Set.copyOf(shown);
        try {
            this.parser = JSON.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    }

    @Override
    public String take(String piece) {
        int from = begun ? 0 : piece.indexOf('{');
        if (ended || from < 0) {
            return "";
        }
        begun = true;
        StringBuilder out = new StringBuilder();
        try {
            byte[] bytes = piece.substring(from).getBytes(StandardCharsets.UTF_8);
            feeder.feedInput(bytes, 0, bytes.length);
            read(out);
        } catch (IOException e) {
            ended = true;
        }
        return out.toString();
    }

    private void read(StringBuilder out) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.NOT_AVAILABLE) {
            if (token == JsonToken.VALUE_STRING && shown.contains(place())) {
                out.append(Redaction.redact(parser.getText())).append('\n');
            }
            if (token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot()) {
                ended = true;
                return;
            }
            token = parser.nextToken();
        }
    }

    private String place() {
        return INDEX.matcher(parser.getParsingContext().pathAsPointer().toString())
                .replaceAll("");
    }

    @Override
    public String rest() {
        return "";
    }
}
