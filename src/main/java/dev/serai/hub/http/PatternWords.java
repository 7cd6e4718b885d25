package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the contract's own words ({@code x-serai-pattern}) what the validator says with a regular expression, and repeats no
 * text that is too short or too long: it may be a password.
 */
final class PatternWords {

    private static final Pattern MISMATCH =
            Pattern.compile("ECMA 262 regex \"(.*)\" does not match input string \".*\"", Pattern.DOTALL);

    private static final Pattern LENGTH = Pattern.compile("String \".*\" (is too (?:short|long) \\()", Pattern.DOTALL);

    private final Map<String, String> words = new LinkedHashMap<>();

    PatternWords(JsonNode contract) {
        collect(contract);
    }

    private void collect(JsonNode node) {
        if (node.has("pattern") && node.has("x-serai-pattern")) {
            words.put(
                    node.path("pattern").asText(), node.path("x-serai-pattern").asText());
        }
        node.forEach(this::collect);
    }

    /** The message for people; one that tells of no pattern and no length stays as it is. */
    String said(String message) {
        Matcher mismatch = MISMATCH.matcher(message);
        Matcher length = LENGTH.matcher(message);
        if (length.find()) {
            return length.replaceFirst("$1");
        }
        return mismatch.find()
                ? message.substring(0, mismatch.start())
                        + "is not " + words.getOrDefault(mismatch.group(1), "of the form that the contract requires")
                        + message.substring(mismatch.end())
                : message;
    }
}
