package dev.serai.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The details of an event in the form in which the database gives them: no name twice, a space after each colon and comma
 * and no other, only the escapes that JSON demands, numbers without exponents.
 */
final class DetailsText {

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern MINUS_ZERO = Pattern.compile("-0(\\.0+)?");

    private final JsonParser parser;
    private final StringBuilder form = new StringBuilder();

    private DetailsText(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws IllegalArgumentException when it is another text, whatever it means */
    static void check(String details) {
        try (JsonParser parser = CanonicalText.parser(details)) {
            if (!details.contentEquals(new DetailsText(parser).written())) {
                throw new IllegalArgumentException("'details' is not written as the database writes it");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("'details' is not JSON that says one thing", e);
        }
    }

    private StringBuilder written() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (followsAnother(token)) {
                form.append(", ");
            }
            write(token);
        }
        return form;
    }

    private boolean followsAnother(JsonToken token) {
        JsonStreamContext inside = parser.getParsingContext();
        JsonStreamContext context = token.isStructStart() ? inside.getParent() : inside;
        boolean member = token == JsonToken.FIELD_NAME || context.inArray() && !token.isStructEnd();
        return member && context.getCurrentIndex() > 0;
    }

    private void write(JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME -> string(parser.getText()).append(": ");
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> form.append(number(parser.getText()));
            default -> form.append(token.asString());
        }
    }

    private static String number(String text) {
        if (!PLAIN.matcher(text).matches() || MINUS_ZERO.matcher(text).matches()) {
            throw new IllegalArgumentException("'details' has a number in another form than the database's");
        }
        return text;
    }

    private StringBuilder string(String text) {
        form.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            int escape = "\"\\\b\f\n\r\t".indexOf(unit);
            if (escape >= 0) {
                form.append('\\').append("\"\\bfnrt".charAt(escape));
            } else if (unit < ' ') {
                form.append(String.format("\\u%04x", (int) unit));
            } else {
                form.append(unit);
            }
        }
        return form.append('"');
    }
}
