package dev.serai.hub.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.silence.LabelMatcher;
import dev.serai.silence.LabelMatchers;
import dev.serai.silence.MatchOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Matchers as rows and the API have them: lists of {@code {"name", "operator", "value"}}. */
final class MatcherJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private MatcherJson() {}

    /** @throws IllegalArgumentException for matchers that cannot be */
    static LabelMatchers read(JsonNode list) {
        List<LabelMatcher> all = new ArrayList<>();
        for (JsonNode one : list) {
            all.add(LabelMatcher.of(
                    one.path("name").asText(),
                    MatchOperator.ofSign(one.path("operator").asText()),
                    one.path("value").asText()));
        }
        return new LabelMatchers(all);
    }

    static List<LabelMatchers> readLists(JsonNode lists) {
        return StreamSupport.stream(lists.spliterator(), false)
                .map(MatcherJson::read)
                .toList();
    }

    /** What the strict reader of the contract made of a body. */
    static JsonNode tree(@Nullable Object value) {
        return JSON.valueToTree(value);
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column holds JSON", e);
        }
    }

    static Map<String, String> labels(String text) {
        try {
            return JSON.readValue(text, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels are a JSON object of texts", e);
        }
    }

    static List<Map<String, String>> rows(LabelMatchers matchers) {
        return matchers.all().stream()
                .map(one ->
                        Map.of("name", one.label(), "operator", one.operator().sign(), "value", one.value()))
                .toList();
    }

    static String text(LabelMatchers matchers) {
        return text(rows(matchers));
    }

    static String text(List<LabelMatchers> lists) {
        return text((Object) lists.stream().map(MatcherJson::rows).toList());
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lists and texts are JSON", e);
        }
    }
}
