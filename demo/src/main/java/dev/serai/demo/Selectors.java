package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors as they stand in a query, and the label selectors of objects. */
final class Selectors {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern PAIR = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(.*)");
    private static final Pattern COMMA_OUTSIDE = Pattern.compile(",(?![^(]*\\))");

    private Selectors() {}

    /** {@code a=b}, {@code a==b}, {@code a!=b}, {@code a in (b,c)}, {@code a notin (b)}, {@code a}, {@code !a}. */
    static Predicate<JsonNode> labels(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String term : terms(selector)) {
            Predicate<JsonNode> next = labelTerm(term);
            all = all.and(object -> next.test(object.at("/metadata/labels")));
        }
        return all;
    }

    private static Predicate<JsonNode> labelTerm(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            List<String> values =
                    Arrays.stream(set.group(3).split(",")).map(String::strip).toList();
            boolean in = set.group(2).equals("in");
            String key = set.group(1);
            return labels ->
                    (labels.has(key) && values.contains(labels.path(key).asText())) == in;
        }
        Matcher pair = PAIR.matcher(term);
        if (pair.matches()) {
            boolean equal = !pair.group(2).equals("!=");
            return labels -> (labels.has(pair.group(1))
                            && labels.path(pair.group(1)).asText().equals(pair.group(3)))
                    == equal;
        }
        return term.startsWith("!") ? labels -> !labels.has(term.substring(1).strip()) : labels -> labels.has(term);
    }

    /** {@code path=value} and {@code path!=value} with dots between the parts of the path. */
    static Predicate<JsonNode> fields(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String term : terms(selector)) {
            Matcher pair = PAIR.matcher(term);
            if (!pair.matches()) {
                throw new Rejected(Status.badRequest("invalid field selector: " + term));
            }
            String pointer = "/" + pair.group(1).replace('.', '/');
            boolean equal = !pair.group(2).equals("!=");
            all = all.and(object -> object.at(pointer).asText().equals(pair.group(3)) == equal);
        }
        return all;
    }

    /** The {@code selector} of a workload or budget; an empty one selects everything. */
    static Predicate<JsonNode> of(JsonNode selector) {
        Predicate<JsonNode> all = object -> true;
        for (var label : selector.path("matchLabels").properties()) {
            all = all.and(
                    object -> object.at("/metadata/labels").path(label.getKey()).equals(label.getValue()));
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            all = all.and(expression(expression));
        }
        return all;
    }

    private static Predicate<JsonNode> expression(JsonNode expression) {
        String key = expression.path("key").asText();
        StringBuilder values = new StringBuilder();
        expression.path("values").forEach(value -> values.append(values.isEmpty() ? "" : ",")
                .append(value.asText()));
        return labels(
                switch (expression.path("operator").asText()) {
                    case "Exists" -> key;
                    case "DoesNotExist" -> "!" + key;
                    case "NotIn" -> key + " notin (" + values + ")";
                    default -> key + " in (" + values + ")";
                });
    }

    private static List<String> terms(String selector) {
        return Arrays.stream(COMMA_OUTSIDE.split(selector))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
    }
}
