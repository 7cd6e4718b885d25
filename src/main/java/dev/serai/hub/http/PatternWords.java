package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the contract's own words ({@code x-serai-pattern}) what the validator says with a regular expression, and repeats no
 * text that is too short or too long: it may be a password.
 */
final class PatternWords {

    private static final String EXPRESSION = "ECMA 262 regex \"";
    private static final String MISMATCH = "\" does not match input string \"";
    private static final String TEXT = "String \"";
    private static final List<String> LENGTHS = List.of("\" is too short (", "\" is too long (");

    /** As much of a message as is looked at: it may repeat all of a body, and more is shown of none. */
    private static final int LOOKED_AT = 1_000;

    private static final Pattern PATH = Pattern.compile("^\\[Path '/([^']*)'] ");

    /** How the validator begins, and how people do; the first group is what is wrong, or what is needed. */
    private static final Map<Pattern, String> PLAIN = new LinkedHashMap<>();

    static {
        plain(
                "array is too short: must have at least (\\d+) elements but instance has (\\d+) elements",
                "needs at least $1, and has $2");
        plain(
                "array is too long: must have at most (\\d+) elements but instance has (\\d+) elements",
                "takes at most $1, and has $2");
        plain(
                "instance value \\((.*)\\) not found in enum \\(possible values: \\[(.*)]\\)",
                "is $1, supported values are: [$2]");
        plain("object has missing required properties \\(\\[(.*)]\\)", "needs $1");
        plain("object instance has properties which are not allowed by the schema: \\[([^]]*)]?", "does not take $1");
        plain(
                "instance type \\((.*)\\) does not match any allowed primitive type \\(allowed: \\[(.*)]\\)",
                "is of type $1, and must be of type $2");
        plain(
                "numeric instance is lower than the required minimum \\(minimum: (.*), found: (.*)\\)",
                "is $2, and must be at least $1");
        plain(
                "numeric instance is greater than the required maximum \\(maximum: (.*), found: (.*)\\)",
                "is $2, and must be at most $1");
        plain(
                "is too short \\(length: (\\d+), required minimum: (\\d+)\\)",
                "is too short ($1 characters, at least $2 are needed)");
        plain(
                "is too long \\(length: (\\d+), maximum allowed: (\\d+)\\)",
                "is too long ($1 characters, at most $2 are taken)");
    }

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

    private static void plain(String validator, String words) {
        PLAIN.put(Pattern.compile("^" + validator, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), words);
    }

    /** The message for people; one that is not known here stays as it is. */
    String said(String message) {
        String without = withoutText(message);
        String looked = without.substring(0, Math.min(without.length(), LOOKED_AT));
        Matcher path = PATH.matcher(looked);
        return path.find() ? path.group(1) + ": " + plain(looked.substring(path.end())) : plain(looked);
    }

    private static String plain(String message) {
        for (Map.Entry<Pattern, String> plain : PLAIN.entrySet()) {
            Matcher known = plain.getKey().matcher(message);
            if (known.find()) {
                return known.replaceFirst(plain.getValue());
            }
        }
        return message;
    }

    /** In one pass: the text is as long as a body may be, and says what its sender likes. */
    private String withoutText(String message) {
        int text = message.indexOf(TEXT);
        int length = LENGTHS.stream().mapToInt(message::lastIndexOf).max().orElse(-1);
        if (text >= 0 && length > text) {
            return message.substring(0, text) + message.substring(length + 2);
        }
        int expression = message.indexOf(EXPRESSION);
        int mismatch = expression < 0 ? -1 : message.indexOf(MISMATCH, expression);
        if (mismatch < 0) {
            return message;
        }
        String pattern = message.substring(expression + EXPRESSION.length(), mismatch);
        return message.substring(0, expression)
                + "is not " + words.getOrDefault(pattern, "of the form that the contract requires")
                + message.substring(message.lastIndexOf('"') + 1);
    }
}
