package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.http.Problem;
import dev.serai.silence.IncidentMatchers;
import dev.serai.silence.LabelMatcher;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MatchOperator;
import dev.serai.silence.MatcherText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Matchers as forms and pages have them, Alertmanager's text, and as the API has them. */
final class WrittenMatchers {

    private static final String TAKEN_OUT = "[redacted:";

    private WrittenMatchers() {}

    /** What the API lists, for instance {@code alertname="HighCPU", service=~"cart.*"}. */
    static String text(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(one -> LabelMatcher.of(
                                one.path("name").asText(),
                                MatchOperator.ofSign(one.path("operator").asText()),
                                one.path("value").asText())
                        .toString())
                .collect(Collectors.joining(", "));
    }

    /** The same for the API. */
    static List<Map<String, Object>> rows(JsonNode rows) {
        List<Map<String, Object>> all = new ArrayList<>();
        rows.forEach(one -> all.add(row(
                one.path("name").asText(),
                one.path("operator").asText(),
                one.path("value").asText())));
        return all;
    }

    /**
     * What somebody wrote, for the API.
     *
     * @throws Problem 422 saying where it is wrong
     */
    static List<Map<String, Object>> rows(String text) {
        try {
            return MatcherText.parse(text.replaceAll("[\\r\\n]+", " ").strip()).all().stream()
                    .map(one -> row(one.label(), one.operator().sign(), one.value()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    422, "suppression-refused", "Not possible as it is written", String.valueOf(e.getMessage()));
        }
    }

    /** One list of matchers on each line; none for a blank text. */
    static List<List<Map<String, Object>>> lists(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(WrittenMatchers::rows)
                .toList();
    }

    /** What these alerts have in common; empty where that is nothing, or more than matchers can say. */
    static String common(List<JsonNode> alerts) {
        try {
            return IncidentMatchers.of(
                            alerts.stream().map(WrittenMatchers::labels).toList())
                    .map(LabelMatchers::toString)
                    .map(text -> text.substring(1, text.length() - 1))
                    .orElse("");
        } catch (IllegalArgumentException tooMuch) {
            return "";
        }
    }

    /** What was taken out of a label matches nothing. */
    private static Map<String, String> labels(JsonNode alert) {
        Map<String, String> labels = new LinkedHashMap<>();
        alert.path("labels").properties().stream()
                .filter(one -> !one.getValue().asText().contains(TAKEN_OUT))
                .forEach(one -> labels.put(one.getKey(), one.getValue().asText()));
        return labels;
    }

    private static Map<String, Object> row(String name, String operator, String value) {
        return Map.of("name", name, "operator", operator, "value", value);
    }
}
